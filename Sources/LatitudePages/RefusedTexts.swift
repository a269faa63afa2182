/// The words of a refused spend.
struct RefusedTexts: Sendable {
    /// A way on: what it is, what it does, and its button.
    struct Way: Sendable {
        let title: String
        let detail: String
        let button: String
    }

    let place: @Sendable (PageScope) -> String
    /// Where, what is left there, what was asked.
    let lede: @Sendable (String, String, String) -> String
    let youCan: String
    let spendLeft: @Sendable (String) -> Way
    let holdLeft: @Sendable (String) -> Way
    let newGuest: Way
    let change: Way
    let colleague: String
    let ruleTitle: String
    let counted: String
    let policy: String
    let owner: String
    let code: String
    let sumTitle: String
    let inCurrency: @Sendable (String) -> String
    let step: String
    let amount: String
    let limit: String
    let used: String
    let held: String
    let asked: String
    let missing: String

    static let english = Self(
        place: { scope in
            switch scope {
            case .employeeDay: "For your day"
            case .employeeMonth: "For your month"
            case .guestDay: "For this guest and day"
            case .incident: "For this incident"
            }
        },
        lede: { place, left, asked in
            "\(place) there are \(left) left, and you named \(asked). Nothing was booked, and "
                + "your words are kept."
        },
        youCan: "You can:",
        spendLeft: { left in
            Way(
                title: "Give \(left) now",
                detail: "That much is yours alone. Give the rest in kind or time.",
                button: "Record \(left)"
            )
        },
        holdLeft: { left in
            Way(
                title: "Hold \(left) for 72 hours",
                detail: """
                    The money waits for this guest. Later you record what it came to, and the \
                    rest goes back to your fund.
                    """,
                button: "Hold \(left)"
            )
        },
        newGuest: Way(
            title: "It is another guest",
            detail: "What the guest before in this room was given does not count against this one.",
            button: "Record it for a new guest"
        ),
        change: Way(
            title: "Change the amount",
            detail: "Time costs nothing and counts: 0 is fine.",
            button: "Go back with everything filled in"
        ),
        colleague: """
            Or ask any certified colleague, of any rank, to book it from their own fund.
            """,
        ruleTitle: "The rule, and whose it is",
        counted: "Counted",
        policy: "Policy",
        owner: "Owner",
        code: "Name",
        sumTitle: "How it adds up",
        inCurrency: { "In \($0)" },
        step: "Step",
        amount: "Amount",
        limit: "The limit",
        used: "Used so far",
        held: "Held so far",
        asked: "What you named",
        missing: "Missing"
    )

    static let polish = Self(
        place: { scope in
            switch scope {
            case .employeeDay: "Na Twój dzień"
            case .employeeMonth: "Na Twój miesiąc"
            case .guestDay: "Na tego gościa i dzień"
            case .incident: "Na to zdarzenie"
            }
        },
        lede: { place, left, asked in
            "\(place) zostało \(left), a podana kwota to \(asked). Nic nie zaksięgowano, a Twoje "
                + "słowa są zachowane."
        },
        youCan: "Możesz:",
        spendLeft: { left in
            Way(
                title: "Daj teraz \(left)",
                detail: "Tyle możesz dać w pojedynkę. Resztę daj w naturze albo w czasie.",
                button: "Zapisz \(left)"
            )
        },
        holdLeft: { left in
            Way(
                title: "Zablokuj \(left) na 72 godziny",
                detail: """
                    Pieniądze czekają na tego gościa. Później zapiszesz, ile to kosztowało, a \
                    reszta wróci do Twojego funduszu.
                    """,
                button: "Zablokuj \(left)"
            )
        },
        newGuest: Way(
            title: "To inny gość",
            detail: "To, co dostał poprzedni gość w tym pokoju, nie liczy się temu.",
            button: "Zapisz dla nowego gościa"
        ),
        change: Way(
            title: "Zmień kwotę",
            detail: "Czas nic nie kosztuje i też się liczy: może być 0.",
            button: "Wróć do wypełnionego formularza"
        ),
        colleague: """
            Albo poproś kogokolwiek z certyfikatem, na dowolnym stanowisku, o zapis z własnego \
            funduszu.
            """,
        ruleTitle: "Zasada i czyja ona jest",
        counted: "Liczone",
        policy: "Zasady",
        owner: "Właściciel",
        code: "Nazwa",
        sumTitle: "Jak to się sumuje",
        inCurrency: { "W \($0)" },
        step: "Krok",
        amount: "Kwota",
        limit: "Limit",
        used: "Dotąd wydano",
        held: "Dotąd zablokowano",
        asked: "Podana kwota",
        missing: "Brakuje"
    )
}
