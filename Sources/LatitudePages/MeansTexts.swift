/// The words of the page of means.
struct MeansTexts: Sendable {
    let title: String
    let lede: String
    let slipOfToday: String
    let byMeans: String
    let byMeansDetail: String
    let columns: [String]
    let none: String
    let owed: String
    let owedDetail: String
    let owedColumns: [String]
    let nobodyOwed: String
    let paid: String
    let paidDetail: String
    let paidColumns: [String]
    let nobodyPaid: String

    static let english = Self(
        title: "Means",
        lede: "Tills, cards, guests’ bills and employees’ own money, as the journal has them.",
        slipOfToday: "Slip of a till, to print and sign",
        byMeans: "What each means moved",
        byMeansDetail: "By the day booked on. Currencies are never added together.",
        columns: ["Property", "Means", "Currency", "Entries", "Out", "Back", "Net"],
        none: "No money moved.",
        owed: "Owed to employees",
        owedDetail: """
            By name. Own money they spent on guests, less what guests and shops gave back to them \
            and what the house paid back. Open a name to note that it was.
            """,
        owedColumns: ["Name", "Handle", "Property", "Oldest act of", "Acts", "Owed"],
        nobodyOwed: "Nobody is owed anything.",
        paid: "Paid back to employees",
        paidDetail:
            "The latest, as noted here; the file has all. Payments are booked where wages are.",
        paidColumns: ["Name", "Handle", "Paid on", "Noted by", "Taken back by", "Amount"],
        nobodyPaid: "Nobody was paid anything back."
    )

    static let polish = Self(
        title: "Środki",
        lede: "Kasy, karty, rachunki gości i własne pieniądze zespołu, tak jak w dzienniku.",
        slipOfToday: "Raport kasy do druku i podpisu",
        byMeans: "Obroty według środków",
        byMeansDetail: "Według dnia księgowania. Walut nigdy się nie sumuje.",
        columns: ["Obiekt", "Środek", "Waluta", "Zapisy", "Wydane", "Zwrócone", "Saldo"],
        none: "Nie było żadnych obrotów.",
        owed: "Do oddania zespołowi",
        owedDetail: """
            Według nazwisk. Własne pieniądze wydane na gości, bez tego, co wróciło od gości i \
            sklepów i co oddała firma. Wybierz osobę, żeby zapisać, że oddano.
            """,
        owedColumns: ["Imię i nazwisko", "Login", "Obiekt", "Najstarsze z", "Działania", "Kwota"],
        nobodyOwed: "Nikomu nic się nie należy.",
        paid: "Oddano zespołowi",
        paidDetail:
            "Najnowsze, jak tu zapisano; plik ma wszystkie. Wypłaty księguje się z płacami.",
        paidColumns: ["Imię i nazwisko", "Login", "Dzień", "Zapis", "Wycofanie", "Kwota"],
        nobodyPaid: "Nikomu niczego nie oddano."
    )
}

/// The words of a till's slip.
struct SlipTexts: Sendable {
    let title: String
    let lede: String
    let day: String
    let of: @Sendable (String, String) -> String
    let detail: @Sendable (String) -> String
    let columns: [String]
    let sum: String
    let net: String
    let none: String
    let signatures: [String]

    static let english = Self(
        title: "Slip of a till",
        lede: "What went out of the till on a day and what came back, for the end of a shift.",
        day: "Day",
        of: { "Till of \($0), \($1)" },
        detail: { "In \($0), by the day the journal carries it under." },
        columns: ["Number", "Code", "Kind", "Cost centre", "By", "Occurred", "Out", "Back"],
        sum: "Sum",
        net: "Net out of the till",
        none: "Nothing went through this till that day.",
        signatures: ["Counted by, date and signature", "Received by, date and signature"]
    )

    static let polish = Self(
        title: "Raport kasy",
        lede: "Co danego dnia wyszło z kasy i co do niej wróciło, na koniec zmiany.",
        day: "Dzień",
        of: { "Kasa: \($0), \($1)" },
        detail: { "W \($0), według dnia księgowania." },
        columns: ["Numer", "Kod", "Rodzaj", "MPK", "Kto", "Zdarzenie", "Wydane", "Zwrócone"],
        sum: "Razem",
        net: "Saldo z kasy",
        none: "Tego dnia przez kasę nic nie przeszło.",
        signatures: ["Policzono: data i podpis", "Przyjęto: data i podpis"]
    )
}

/// The words of samples.
struct SampleTexts: Sendable {
    let title: String
    let lede: String
    let size: String
    let seed: String
    let from: String
    let everything: String
    let withSigns: String
    let detail: String
    let columns: [String]
    let none: String
    let drawn: @Sendable (Int, Int) -> String
    let sign: @Sendable (SamplePage.Sign) -> String

    static let english = Self(
        title: "Sample",
        lede: "Entries drawn for checking. The same seed draws the same, on every machine.",
        size: "How many",
        seed: "Seed",
        from: "Drawn from",
        everything: "All that moved money",
        withSigns: "Those with a sign of risk",
        detail: """
            A sign is a question, never a finding. Each ends as fine, as a question to the \
            employee, or corrected by undoing.
            """,
        columns: [
            "Number", "Code", "Kind", "Booked", "Property", "Cost centre", "By", "Signs", "Amount",
        ],
        none: "There is nothing to draw from.",
        drawn: { "\($0) of \($1)" },
        sign: { sign in
            switch sign {
            case .repeated: "same guest and employee, third time in 30 days or more"
            case .atLimit: "round sum at a limit"
            }
        }
    )

    static let polish = Self(
        title: "Próba",
        lede: "Zapisy wylosowane do sprawdzenia. To samo ziarno losuje to samo, wszędzie.",
        size: "Ile",
        seed: "Ziarno",
        from: "Spośród",
        everything: "Wszystkich z obrotem",
        withSigns: "Tych ze znakiem ryzyka",
        detail: """
            Znak to pytanie, nigdy ustalenie. Każdy kończy się jako w porządku, jako pytanie do \
            osoby albo stornem.
            """,
        columns: [
            "Numer", "Kod", "Rodzaj", "Zaksięgowano", "Obiekt", "MPK", "Kto", "Znaki", "Kwota",
        ],
        none: "Nie ma spośród czego losować.",
        drawn: { "\($0) z \($1)" },
        sign: { sign in
            switch sign {
            case .repeated: "ten sam gość i ta sama osoba, co najmniej trzeci raz w 30 dni"
            case .atLimit: "okrągła kwota przy limicie"
            }
        }
    )
}
