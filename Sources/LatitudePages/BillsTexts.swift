/// The words of an act's bills.
struct BillsTexts: Sendable {
    let title: String
    let back: String
    let about: String
    let state: @Sendable (BillsPage.State, String) -> String
    let kept: String
    let fetch: String
    let erased: String
    let none: @Sendable (String) -> String
    let add: String
    let receipt: String
    let receiptHint: String
    let missing: String
    let missingHint: String
    let send: String
    let added: String
    let nothingKept: String
    let trouble: @Sendable (BillsPage.Trouble) -> String

    static let english = Self(
        title: "Bills",
        back: "Back to the act",
        about: "You, whoever takes your acts over, and finance see them; nobody else.",
        state: { state, from in
            switch state {
            case .there: "A bill is there."
            case .missingTold: "There is no bill, and finance see why."
            case .missing:
                "Finance would like a bill from \(from) on. It can follow any time, and "
                    + "stops nothing."
            case .notWanted: "No bill is needed. One can be kept all the same."
            }
        },
        kept: "Kept so far",
        fetch: "Save",
        erased: "Erased with its guest",
        none: { "No bill: \($0)" },
        add: "Add one",
        receipt: "Photo or PDF of the bill",
        receiptHint: "JPEG, PNG, WebP, HEIC or PDF, at most 10 MB.",
        missing: "Or why there is none",
        missingHint: "Such as: the taxi gave none.",
        send: "Keep it",
        added: "Kept.",
        nothingKept: "Nothing was kept.",
        trouble: { trouble in
            switch trouble {
            case .nothing: "Choose a photo or PDF, or say why there is none."
            case .type: "That file is no whole photo or PDF. Take a photo of the bill."
            case .size: "That file is larger than 10 MB. Take a smaller photo."
            case .words: "That is more than 2,000 characters."
            case .full: "This act has 20 already."
            }
        }
    )

    static let polish = Self(
        title: "Rachunki",
        back: "Wróć do działania",
        about: "Widzisz je Ty, osoba przejmująca Twoje działania i finanse; nikt inny.",
        state: { state, from in
            switch state {
            case .there: "Rachunek jest."
            case .missingTold: "Rachunku nie ma, a finanse widzą dlaczego."
            case .missing:
                "Od \(from) finanse chcą zobaczyć rachunek. Może dojść w każdej chwili "
                    + "i niczego nie wstrzymuje."
            case .notWanted: "Rachunek nie jest potrzebny. Mimo to można go dodać."
            }
        },
        kept: "Dodane do tej pory",
        fetch: "Zapisz",
        erased: "Usunięte razem z danymi gościa",
        none: { "Bez rachunku: \($0)" },
        add: "Dodaj",
        receipt: "Zdjęcie lub PDF rachunku",
        receiptHint: "JPEG, PNG, WebP, HEIC lub PDF, najwyżej 10 MB.",
        missing: "Albo dlaczego go nie ma",
        missingHint: "Na przykład: taksówka bez paragonu.",
        send: "Zachowaj",
        added: "Dodano.",
        nothingKept: "Nic nie zostało dodane.",
        trouble: { trouble in
            switch trouble {
            case .nothing: "Wybierz zdjęcie lub PDF albo napisz, dlaczego go nie ma."
            case .type: "Ten plik to nie całe zdjęcie ani PDF. Zrób zdjęcie rachunku."
            case .size: "Ten plik ma ponad 10 MB. Zrób mniejsze zdjęcie."
            case .words: "To więcej niż 2000 znaków."
            case .full: "To działanie ma już 20 rachunków."
            }
        }
    )
}
