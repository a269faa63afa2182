/// Words that the pages of finance share.
struct FinanceTexts: Sendable {
    let month: String
    let from: String
    let until: String
    let property: String
    let costCentre: String
    let account: String
    let kind: String
    let evidence: String
    let evidenceOf: @Sendable (BillsPage.State) -> String
    let notFiltered: String
    let kindOf: @Sendable (PageEntryKind) -> String
    let meansOf: @Sendable (PageMeans) -> String
    let trouble: @Sendable (FilterTrouble) -> String

    static let english = Self(
        month: "Month",
        from: "Booked from",
        until: "to",
        property: "Property",
        costCentre: "Cost centre",
        account: "Account",
        kind: "Kind",
        evidence: "Evidence",
        evidenceOf: { state in
            switch state {
            case .there: "there"
            case .missingTold: "none, with a reason"
            case .missing: "missing"
            case .notWanted: "not wanted"
            }
        },
        notFiltered: "Nothing is shown until this is put right",
        kindOf: { kind in
            switch kind {
            case .spend: "Spend"
            case .hold: "Hold"
            case .settle: "Settle"
            case .release: "Release"
            case .repay: "Repay"
            case .reverse: "Reverse"
            }
        },
        meansOf: { means in
            switch means {
            case .till: "till"
            case .card: "house card"
            case .own: "own money"
            case .folio: "guest’s bill"
            case .inKind: "in kind"
            case .time: "time"
            }
        },
        trouble: { trouble in
            switch trouble {
            case .month(let text): "“\(text)” is no month; October 2026 is written 2026-10."
            case .day(let text): "“\(text)” is no day; 31 October 2026 is written 2026-10-31."
            case .daysReversed: "The last day lies before the first."
            case .property(let text): "“\(text)” is no property of this house."
            case .costCentre(let text): "“\(text)” is no cost centre’s code there."
            case .account(let text): "“\(text)” is no account of the chart."
            case .kind(let text): "“\(text)” is no kind there is."
            case .evidence(let text): "“\(text)” is no way an act stands with its evidence."
            case .reference(let text): "“\(text)” is neither an act’s code nor an entry’s number."
            case .number(let text): "“\(text)” is no number that can be used here."
            case .place: "Where to go on from cannot be read; start with the newest."
            }
        }
    )

    static let polish = Self(
        month: "Miesiąc",
        from: "Księgowano od",
        until: "do",
        property: "Obiekt",
        costCentre: "MPK",
        account: "Konto",
        kind: "Rodzaj",
        evidence: "Rachunek",
        evidenceOf: { state in
            switch state {
            case .there: "jest"
            case .missingTold: "brak z powodem"
            case .missing: "brakuje"
            case .notWanted: "zbędny"
            }
        },
        notFiltered: "Lista pojawi się po poprawieniu filtra",
        kindOf: { kind in
            switch kind {
            case .spend: "Wydatek"
            case .hold: "Blokada"
            case .settle: "Rozliczenie"
            case .release: "Zwolnienie"
            case .repay: "Zwrot"
            case .reverse: "Storno"
            }
        },
        meansOf: { means in
            switch means {
            case .till: "kasa"
            case .card: "karta firmowa"
            case .own: "własne pieniądze"
            case .folio: "rachunek gościa"
            case .inKind: "w naturze"
            case .time: "czas"
            }
        },
        trouble: { trouble in
            switch trouble {
            case .month(let text): "„\(text)” to nie miesiąc; październik 2026 to 2026-10."
            case .day(let text): "„\(text)” to nie dzień; 31 października 2026 to 2026-10-31."
            case .daysReversed: "Ostatni dzień jest przed pierwszym."
            case .property(let text): "Nie ma tu obiektu „\(text)”."
            case .costCentre(let text): "Nie ma tam MPK o kodzie „\(text)”."
            case .account(let text): "W planie kont nie ma „\(text)”."
            case .kind(let text): "Nie ma rodzaju „\(text)”."
            case .evidence(let text): "„\(text)” to nie stan rachunku."
            case .reference(let text): "„\(text)” to ani kod działania, ani numer zapisu."
            case .number(let text): "„\(text)” nie jest liczbą, której można tu użyć."
            case .place: "Nie da się odczytać, od którego miejsca; zacznij od najnowszych."
            }
        }
    )
}
