import Messages

/// The words of the page on causes.
struct CausesTexts: Sendable {
    let title: String
    let lede: @Sendable (String) -> String
    let byCause: String
    let byTeam: String
    let name: @Sendable (CausesPage.Key) -> String
    let teamSentence: String
    let noTeamSentence: String
    let chartTitle: @Sendable (String, String) -> String
    let chartDetail: String
    let notTold: String
    let nameHead: String
    let yearHead: String
    let recentHead: String
    let repeated: String
    let all: String
    let kept: String

    static let english = Self(
        title: "Causes",
        lede: { "What went wrong at \($0), and how often. Causes name processes, never people." },
        byCause: "By cause",
        byTeam: "By team",
        name: { key in
            switch key {
            case .team(let name): name
            case .cause(.mistake): "Mistake"
            case .cause(.rework): "Rework"
            case .cause(.breakdown): "Breakdown"
            case .cause(.inefficiency): "Inefficiency"
            case .cause(.variation): "Variation"
            case .cause(.unsaid): "Not said"
            case .cause(.delight): "Nothing, a delight"
            }
        },
        teamSentence: """
            The team is the cost centre of whoever acted. Where in the house it was is told in \
            words, which are sealed, so places cannot be counted.
            """,
        noTeamSentence: """
            No team can be told: a team’s count rests on five people. Places cannot be counted: \
            they are told in words, which are sealed.
            """,
        chartTitle: { "Recoveries \($0.lowercased()), \($1)" },
        chartDetail: """
            A bar for each, the longest first, from nothing. A dashed empty track: cannot be told. \
            The table has the same numbers.
            """,
        notTold: "cannot be told",
        nameHead: "What",
        yearHead: "Year",
        recentHead: "30 days",
        repeated: "Repeated",
        all: "All",
        kept: Messages.of(.en)("sums.mark")
    )

    static let polish = Self(
        title: "Przyczyny",
        lede: { "Co poszło źle i jak często: \($0). Przyczyny to procesy, nigdy ludzie." },
        byCause: "Według przyczyny",
        byTeam: "Według zespołu",
        name: { key in
            switch key {
            case .team(let name): name
            case .cause(.mistake): "Pomyłka"
            case .cause(.rework): "Poprawka"
            case .cause(.breakdown): "Awaria"
            case .cause(.inefficiency): "Niewydolność"
            case .cause(.variation): "Niejednolitość"
            case .cause(.unsaid): "Nie podano"
            case .cause(.delight): "Nic, miły gest"
            }
        },
        teamSentence: """
            Zespół to miejsce powstawania kosztów osoby, która działała. Gdzie to było, mówią \
            słowa, a te są zapieczętowane, więc miejsc nie da się policzyć.
            """,
        noTeamSentence: """
            Żadnego zespołu nie da się podać: za liczbą zespołu stoi co najmniej pięć osób. Miejsc \
            nie da się policzyć: mówią o nich słowa, a te są zapieczętowane.
            """,
        chartTitle: { "Działania \($0.lowercased()), \($1)" },
        chartDetail: """
            Słupek dla każdego wiersza, najdłuższy pierwszy, od zera. Pusty przerywany tor: \
            liczby nie da się podać. Tabela podaje te same liczby.
            """,
        notTold: "nie da się podać",
        nameHead: "Co",
        yearHead: "Rok",
        recentHead: "30 dni",
        repeated: "Powtarza się",
        all: "Razem",
        kept: Messages.of(.pl)("sums.mark")
    )
}
