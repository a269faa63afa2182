/// The words of bills that are missing.
struct EvidenceTexts: Sendable {
    let title: String
    let about: String
    let byProperty: String
    let byPropertyDetail: String
    let property: String
    let wantedFrom: String
    let noPolicy: String
    let missingFor: String
    let sum: String
    let age: @Sendable (EvidencePage.Age) -> String
    let acts: String
    let act: String
    let day: String
    let ago: String
    let days: PluralText
    let who: String
    let costCentre: String
    let paidBy: String
    let means: @Sendable (EvidencePage.Means) -> String
    let amount: String
    let none: String
    let noneLikeIt: String
    let noneDetail: String

    static let english = Self(
        title: "Evidence missing",
        about:
            "Acts whose bill is wanted and not there yet. It may follow at any time, and what is "
            + "missing stops no spend. Waivers, gifts, time and things of the house need none.",
        byProperty: "By property and age",
        byPropertyDetail: "Number of acts; the day they happened counts.",
        property: "Property",
        wantedFrom: "Wanted from",
        noPolicy: "no policy",
        missingFor: "Missing for",
        sum: "Sum",
        age: { age in
            switch age {
            case .week: "0–7 days"
            case .month: "8–30 days"
            case .twoMonths: "31–60 days"
            case .older: "over 60 days"
            }
        },
        acts: "Acts, latest first",
        act: "Act",
        day: "Day",
        ago: "Ago",
        days: .english(one: "day", other: "days"),
        who: "By",
        costCentre: "Cost centre",
        paidBy: "Paid by",
        means: { means in
            switch means {
            case .till: "till"
            case .card: "card"
            case .own: "own money"
            }
        },
        amount: "Amount",
        none: "No bill is missing.",
        noneLikeIt: "No act is like this.",
        noneDetail: "Acts that say why there is no bill are not listed."
    )

    static let polish = Self(
        title: "Brakujące rachunki",
        about: "Działania, do których potrzebny jest rachunek, a jeszcze go nie ma. Może dojść "
            + "w każdej chwili, a jego brak nie wstrzymuje żadnego wydatku. Zniżki, drobne gesty, "
            + "czas i rzeczy z hotelu rachunku nie wymagają.",
        byProperty: "Według obiektu i czasu",
        byPropertyDetail: "Liczba działań; liczy się dzień zdarzenia.",
        property: "Obiekt",
        wantedFrom: "Potrzebny od",
        noPolicy: "brak zasad",
        missingFor: "Brakuje od",
        sum: "Suma",
        age: { age in
            switch age {
            case .week: "0–7 dni"
            case .month: "8–30 dni"
            case .twoMonths: "31–60 dni"
            case .older: "ponad 60 dni"
            }
        },
        acts: "Działania, od najnowszych",
        act: "Działanie",
        day: "Dzień",
        ago: "Temu",
        days: .polish(one: "dzień", few: "dni", many: "dni", other: "dnia"),
        who: "Kto",
        costCentre: "MPK",
        paidBy: "Skąd pieniądze",
        means: { means in
            switch means {
            case .till: "kasa"
            case .card: "karta"
            case .own: "własne pieniądze"
            }
        },
        amount: "Kwota",
        none: "Żadnego rachunku nie brakuje.",
        noneLikeIt: "Żadne działanie takie nie jest.",
        noneDetail: "Działań z podanym powodem braku rachunku tu nie ma."
    )
}
