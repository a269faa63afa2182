/// The words of the page of funds.
struct FundsTexts: Sendable {
    let title: String
    let lede: String
    let per: String
    let byMonth: String
    let byMonthDetail: String
    /// Of the funds.
    let columns: [String]
    let hard: String
    let advice: String
    let noWindow: String
    let none: String
    let holds: String
    let holdsDetail: String
    /// Of the holds.
    let holdColumns: [String]
    let heldInAll: String
    let noHolds: String
    let scope: @Sendable (FundsPage.Scope) -> String
    let days: @Sendable (Int) -> String

    static let english = Self(
        title: "Funds",
        lede: "What was granted, held, used and given back: of all employees together.",
        per: "Per",
        byMonth: "Funds by month",
        byMonthDetail: """
            As at the end of the month. Granted is what everybody certified could have drawn. \
            Funds by the day stand under the month of their day.
            """,
        columns: [
            "Month of window", "Property", "Per", "Rule", "Currency", "Could draw",
            "Opened", "Granted", "Used", "Held", "Repaid", "Back from holds", "Undone",
        ],
        hard: "hard",
        advice: "advice",
        noWindow: "no window",
        none: "No fund is like this.",
        holds: "Open holds",
        holdsDetail: "Oldest first. A hold that runs out goes back to its funds by itself.",
        holdColumns: [
            "Code", "Age", "Employee", "Property", "Cost centre", "Runs out", "Held",
        ],
        heldInAll: "Held in all",
        noHolds: "Nothing is held.",
        scope: { scope in
            switch scope {
            case .employeeDay: "employee and day"
            case .employeeMonth: "employee and month"
            case .guestDay: "guest and day"
            case .incident: "incident"
            }
        },
        days: {
            $0 == 0
                ? "today" : PluralText.english(one: "day", other: "days").text($0)
        }
    )

    static let polish = Self(
        title: "Fundusze",
        lede: "Ile przyznano, zablokowano, wykorzystano i oddano: łącznie dla całego zespołu.",
        per: "Na",
        byMonth: "Fundusze według miesięcy",
        byMonthDetail: """
            Stan na koniec miesiąca. Przyznane to tyle, ile mogli wykorzystać wszyscy z ważnym \
            certyfikatem. Fundusze dzienne stoją pod miesiącem swojego dnia.
            """,
        columns: [
            "Miesiąc okna", "Obiekt", "Na co", "Reguła", "Waluta", "Uprawnieni",
            "Otwarte", "Przyznane",
            "Wykorzystane", "Zablokowane", "Zwrócone", "Z blokad", "Storna",
        ],
        hard: "twarda",
        advice: "rada",
        noWindow: "bez okna",
        none: "Żaden fundusz taki nie jest.",
        holds: "Otwarte blokady",
        holdsDetail: "Od najstarszej. Blokada po terminie sama wraca do funduszu.",
        holdColumns: ["Kod", "Wiek", "Kto", "Obiekt", "MPK", "Do kiedy", "Blokada"],
        heldInAll: "Zablokowane łącznie",
        noHolds: "Nic nie jest zablokowane.",
        scope: { scope in
            switch scope {
            case .employeeDay: "osobę i dzień"
            case .employeeMonth: "osobę i miesiąc"
            case .guestDay: "gościa i dzień"
            case .incident: "zdarzenie"
            }
        },
        days: {
            $0 == 0
                ? "dzisiaj"
                : PluralText.polish(one: "dzień", few: "dni", many: "dni", other: "dnia").text($0)
        }
    )
}
