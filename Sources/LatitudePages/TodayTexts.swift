/// The words of a manager's day.
struct TodayTexts: Sendable {
    let title: String
    let heading: @Sendable (String) -> String
    let lede: @Sendable (String) -> String
    let story: String
    let shared: @Sendable (String, Bool) -> String
    let length: @Sendable (Int) -> String
    let chosenBy: @Sendable (String) -> String
    let newest: String
    let another: String
    let noStory: String
    let noStoryDetail: String
    let out: String
    let back: String
    let noneOut: String
    let outHint: String
    let unasked: String
    let noneUnasked: String
    let unaskedHint: String
    let holds: String
    let noneHeld: String
    let holdsHint: String
    /// How many acts are on the page and not on paper.
    let more: @Sendable (Int) -> String
    let kept: @Sendable (Int) -> String
    let you: String
    let ownUntold: String
    let ends: @Sendable (String) -> String
    let ago: @Sendable (Int) -> String

    static let english = Self(
        title: "Today",
        heading: { "Today, \($0)" },
        lede: { "\($0), for the line-up: one story, who is out, and which guests to ask." },
        story: "One story to tell",
        shared: { $1 ? "Shared with the house by \($0)" : "Shared with the team by \($0)" },
        length: { count in
            let noun = PluralText.english(one: "word", other: "words")
            return "\(noun.text(count)), about \(max(1, count * 2 / 5)) seconds"
        },
        chosenBy: { "Chosen for today by \($0)." },
        newest: "The newest that is shared; none is chosen for today.",
        another: "Choose another",
        noStory: "No story is shared yet.",
        noStoryDetail: """
            Owners decide. A story of up to 60 words stands here once it is shared, so that it can \
            be told standing.
            """,
        out: "Out on a rescue",
        back: "Back",
        noneOut: "Nobody is out.",
        outHint: "The board is there to cover the shift. It asks nobody why.",
        unasked: "Outcomes not asked yet",
        noneUnasked: "No shared act waits for an answer.",
        unaskedHint: "Whoever did it asks the guest. Acts of the last 30 days.",
        holds: "Holds open",
        noneHeld: "No shared act holds money.",
        holdsHint: "When a hold ends, the money goes back to the fund by itself.",
        more: { "And \($0) more on the page." },
        kept: {
            """
            Listed: \($0), shared by their owners or your own. What others keep to the fund is \
            not counted here.
            """
        },
        you: "You",
        ownUntold: "Yours, not told.",
        ends: { "Ends \($0)" },
        ago: { days in
            switch days {
            case ...0: "today"
            case 1: "yesterday"
            default: "\(days)\u{A0}days ago"
            }
        }
    )

    static let polish = Self(
        title: "Dzisiaj",
        heading: { "Dzisiaj, \($0)" },
        lede: { "\($0), na odprawę: jedna historia, kto jest w drodze i których gości zapytać." },
        story: "Jedna historia do opowiedzenia",
        shared: { $1 ? "Dla całego domu: \($0)" : "Dla zespołu: \($0)" },
        length: { count in
            let noun = PluralText.polish(
                one: "słowo",
                few: "słowa",
                many: "słów",
                other: "słowa"
            )
            return "\(noun.text(count)), około \(max(1, count * 2 / 5)) s"
        },
        chosenBy: { "Na dziś wybiera: \($0)." },
        newest: "Najnowsza ze wspólnych; na dziś nie wybrano żadnej.",
        another: "Wybierz inną",
        noStory: "Nie ma jeszcze wspólnej historii.",
        noStoryDetail: """
            Decydują właściciele. Historia do 60 słów pojawi się tu, gdy będzie wspólna, tak by \
            dało się ją opowiedzieć na stojąco.
            """,
        out: "W drodze z pomocą",
        back: "Powrót",
        noneOut: "Nikogo nie ma w drodze.",
        outHint: "Tablica jest po to, by obsadzić zmianę. Nikogo nie pyta dlaczego.",
        unasked: "Wyniki jeszcze bez pytania",
        noneUnasked: "Żadne wspólne działanie nie czeka na odpowiedź.",
        unaskedHint: "Gościa pyta ta osoba, która działała. Działania z ostatnich 30 dni.",
        holds: "Otwarte blokady",
        noneHeld: "Żadne wspólne działanie nie blokuje pieniędzy.",
        holdsHint: "Gdy blokada się kończy, pieniądze same wracają do funduszu.",
        more: { "Na stronie jest ich jeszcze \($0)." },
        kept: {
            """
            Na liście: \($0), wspólne i Twoje. Tego, co inni mają tylko dla funduszu, tu nie \
            liczymy.
            """
        },
        you: "Ty",
        ownUntold: "Twoje, bez historii.",
        ends: { "Koniec \($0)" },
        ago: { days in
            switch days {
            case ...0: "dziś"
            case 1: "wczoraj"
            default: "\(days)\u{A0}dni temu"
            }
        }
    )
}
