/// The words of closing a month.
struct CloseTexts: Sendable {
    let title: String
    let lede: String
    let close: @Sendable (String) -> String
    let before: String
    let check: String
    let result: String
    let balance: @Sendable (String) -> String
    let postings: @Sendable (Int, String) -> String
    let bookings: String
    let noBookings: String
    let holds: @Sendable (String) -> String
    let held: @Sendable (Int, String) -> String
    let holdsAtAll: String
    let noHolds: String
    let evidence: @Sendable (String) -> String
    let missing: @Sendable (Int, String) -> String
    let evidenceAtAll: String
    let noneMissing: String
    let stillMissing: @Sendable (String) -> String
    let see: String
    let happens: String
    let effects: [String]
    let notOver: String
    let noCandidate: String
    let noCandidateDetail: String
    let again: String
    let againDetail: String
    let reason: String
    let reasonHint: String
    let reasonMissing: String
    let reopen: @Sendable (String) -> String
    let history: String
    let month: String
    let what: String
    let when: String
    let who: String
    let why: String
    let wasClosed: String
    let wasReopened: String
    let noHistory: String
    let closed: @Sendable (String) -> String
    let reopened: @Sendable (String) -> String

    static let english = Self(
        title: "Close",
        lede: "Nothing is booked in a closed month. Months are closed oldest first.",
        close: { "Close \($0)" },
        before: "Before it closes",
        check: "Check",
        result: "Result",
        balance: { "Debits equal credits, \($0)" },
        postings: { "\(postings.text($0)), \($1)" },
        bookings: "Postings of the month",
        noBookings: "None",
        holds: { "Holds still open, \($0)" },
        held: { "\(holds.text($0)), \($1)" },
        holdsAtAll: "Holds still open",
        noHolds: "None",
        evidence: { "Evidence missing, \($0)" },
        missing: { "\(acts.text($0)), \($1)" },
        evidenceAtAll: "Evidence missing",
        noneMissing: "None",
        stillMissing: { "Evidence is still missing: \($0). It can follow any time." },
        see: "See the acts",
        happens: "What happens",
        effects: [
            "Nothing more is booked in this month.",
            "Late acts and reversals are booked on the first open day and keep their own.",
            "Employees notice nothing. Opening it again is possible, and stands below.",
        ],
        notOver: "This month is still under way; it can be closed once it is over everywhere.",
        noCandidate: "There is no month to close.",
        noCandidateDetail: "The first one stands here once something was booked.",
        again: "Open again",
        againDetail:
            "The month closed last can be opened again, for a reason that stays on record.",
        reason: "Why",
        reasonHint: "Such as: a bill of 30 October came late",
        reasonMissing: "Say why the month is opened again, in ten characters or more.",
        reopen: { "Open \($0) again" },
        history: "What was closed and opened",
        month: "Month",
        what: "What",
        when: "When",
        who: "Who",
        why: "Why",
        wasClosed: "Closed",
        wasReopened: "Opened again",
        noHistory: "No month was closed yet.",
        closed: { "\($0) is closed." },
        reopened: { "\($0) is open again." }
    )

    static let polish = Self(
        title: "Zamknięcie",
        lede: "W zamkniętym miesiącu nic się nie księguje. Najpierw zamyka się najstarszy.",
        close: { "Zamknij: \($0)" },
        before: "Przed zamknięciem",
        check: "Kontrola",
        result: "Wynik",
        balance: { "Winien równa się Ma, \($0)" },
        postings: { "\(polishPostings.text($0)), \($1)" },
        bookings: "Zapisy miesiąca",
        noBookings: "Brak",
        holds: { "Otwarte blokady, \($0)" },
        held: { "\(polishHolds.text($0)), \($1)" },
        holdsAtAll: "Otwarte blokady",
        noHolds: "Brak",
        evidence: { "Brakujące rachunki, \($0)" },
        missing: { "\(polishActs.text($0)), \($1)" },
        evidenceAtAll: "Brakujące rachunki",
        noneMissing: "Żadnego nie brakuje",
        stillMissing: { "Nadal brakuje rachunków: \($0). Mogą dojść w każdej chwili." },
        see: "Zobacz działania",
        happens: "Co się stanie",
        effects: [
            "W tym miesiącu nic więcej się nie zaksięguje.",
            "Późne działania i cofnięcia trafią na pierwszy otwarty dzień i zachowają swój.",
            "Dla pracowników nic się nie zmieni. Można go otworzyć ponownie, co widać niżej.",
        ],
        notOver: "Ten miesiąc jeszcze trwa; można go zamknąć, gdy wszędzie się skończy.",
        noCandidate: "Nie ma miesiąca do zamknięcia.",
        noCandidateDetail: "Pierwszy pojawi się tu, gdy coś zostanie zaksięgowane.",
        again: "Ponowne otwarcie",
        againDetail: "Ostatnio zamknięty miesiąc można otworzyć ponownie; powód zostaje zapisany.",
        reason: "Dlaczego",
        reasonHint: "Na przykład: rachunek z 30 października przyszedł późno",
        reasonMissing:
            "Napisz, dlaczego miesiąc otwiera się ponownie: co najmniej dziesięć znaków.",
        reopen: { "Otwórz ponownie: \($0)" },
        history: "Zamknięcia i otwarcia",
        month: "Miesiąc",
        what: "Co",
        when: "Kiedy",
        who: "Kto",
        why: "Dlaczego",
        wasClosed: "Zamknięcie",
        wasReopened: "Ponowne otwarcie",
        noHistory: "Żaden miesiąc nie jest jeszcze zamknięty.",
        closed: { "Zamknięto: \($0)." },
        reopened: { "Otwarto ponownie: \($0)." }
    )

    private static let postings = PluralText.english(one: "posting", other: "postings")
    private static let polishPostings = PluralText.polish(
        one: "zapis",
        few: "zapisy",
        many: "zapisów",
        other: "zapisu"
    )
    private static let acts = PluralText.english(one: "act", other: "acts")
    private static let polishActs = PluralText.polish(
        one: "działanie",
        few: "działania",
        many: "działań",
        other: "działania"
    )
    private static let holds = PluralText.english(one: "hold", other: "holds")
    private static let polishHolds = PluralText.polish(
        one: "blokada",
        few: "blokady",
        many: "blokad",
        other: "blokady"
    )
}
