import Messages

/// What went wrong how often at a property, for its managers: processes, never people.
public struct CausesPage: Page {
    /// Whether there is anything to tell.
    public enum Judgement: Hashable, Sendable {
        /// There is.
        case judged(Year)
        /// The books go back so many days, which is too short.
        case tooShort(days: Int)
        /// No count rests on enough people.
        case tooFewPeople
    }

    /// What in the process fell short.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        /// Something was done wrong.
        case mistake
        /// Something had to be done again.
        case rework
        /// Something broke.
        case breakdown
        /// Something took longer than it should.
        case inefficiency
        /// Something was now so, now otherwise.
        case variation
        /// Nobody said.
        case unsaid
        /// Nothing: it was a delight.
        case delight
    }

    /// What acts are counted by.
    public enum Key: Hashable, Sendable {
        /// A cause.
        case cause(Cause)
        /// A cost centre, by its name.
        case team(String)
    }

    /// One cause or team, at least so many; nil cannot be told.
    public struct Row: Hashable, Sendable {
        /// What is counted.
        public let key: Key
        /// Acts of the year.
        public let acts: Int?
        /// Acts of the 30 days to last Sunday.
        public let recent: Int?
        /// Whether it stands out in these.
        public let isRepeated: Bool

        /// Every value, as documented above.
        public init(key: Key, acts: Int?, recent: Int?, isRepeated: Bool) {
            self.key = key
            self.acts = acts
            self.recent = recent
            self.isRepeated = isRepeated
        }
    }

    /// A year's acts.
    public struct Year: Hashable, Sendable {
        /// The first day.
        public let from: CivilDate
        /// The last.
        public let until: CivilDate
        /// Causes, the most frequent first.
        public let causes: [Row]
        /// Teams, the most frequent first.
        public let teams: [Row]

        /// Every value, as documented above.
        public init(
            from: CivilDate,
            until: CivilDate,
            causes: [Row],
            teams: [Row]
        ) {
            self.from = from
            self.until = until
            self.causes = causes
            self.teams = teams
        }
    }

    /// The property's name.
    public let property: String
    /// Whether there is anything to tell.
    public let judgement: Judgement

    /// Causes at a property.
    public init(property: String, judgement: Judgement) {
        self.property = property
        self.judgement = judgement
    }

    /// The values of `causes.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        var year: CausesView.Judged?
        var nothing: NothingView?
        switch judgement {
        case .judged(let sums):
            year = CausesView.Judged(sums, property: property, frame: frame)
        case .tooShort(let days): nothing = texts.sums.tooShort(days)
        case .tooFewPeople:
            let words = Messages.of(frame.language)
            nothing = NothingView(
                title: words("sums.causesNone"),
                detail: words("sums.causesNoneDetail")
            )
        }
        let isRepeated = year?.tables.contains { $0.rows.contains(where: \.isRepeated) } == true
        let head = PageHead(
            title: texts.causes.title,
            item: .causes,
            marks: isRepeated ? [.warn] : []
        )
        let view = CausesView(lede: texts.causes.lede(property), nothing: nothing, year: year)
        return Rendering(.causes, in: frame, head: head, texts: texts.causes, page: view)
    }
}

/// The values of `causes.mustache`.
struct CausesView: Sendable {
    struct Row: Sendable {
        let name: String
        let acts: String
        let recent: String
        let isRepeated: Bool
    }

    /// Causes or teams: a sentence, a chart and a table.
    struct Table: Sendable {
        let id: String
        let title: String
        let sentence: String
        let chart: BarRowsView
        let rows: [Row]
        let acts: String
        let recent: String
        let isPartlyKept: Bool
    }

    struct Judged: Sendable {
        let period: String
        let csv: String
        let download: String
        let tables: [Table]
    }

    let lede: String
    let nothing: NothingView?
    let year: Judged?
}

extension CausesView.Judged {
    init(_ year: CausesPage.Year, property: String, frame: Frame) {
        let texts = Texts.of(frame.language)
        let words = texts.causes
        period = texts.sums.period(frame.dates.day(year.from), frame.dates.day(year.until))
        csv = PageAddress(PagePath.causes).csv.text
        download = texts.list.download
        let counted = Messages.of(frame.language)
        let isTeamTold = year.teams.contains { $0.acts ?? 0 > 0 }
        tables = [
            CausesView.Table(
                "causes",
                words.byCause,
                [
                    year.standing(words, in: frame.language), counted("sums.atLeast"),
                ],
                year.causes,
                chartTitle: words.chartTitle(words.byCause, property),
                texts: texts
            ),
            CausesView.Table(
                "teams",
                words.byTeam,
                isTeamTold
                    ? [words.teamSentence, counted("sums.teamsAtLeast")] : [words.noTeamSentence],
                year.teams,
                chartTitle: words.chartTitle(words.byTeam, property),
                texts: texts
            ),
        ]
    }
}

extension CausesPage.Year {
    /// Which causes stand out, and whether those kept back may as well.
    fileprivate func standing(_ texts: CausesTexts, in language: Language) -> String {
        let repeated = causes.filter(\.isRepeated).map { texts.name($0.key) }
        let isUntold = causes.contains { $0.recent == nil && $0.key.isNamed }
        let words = Messages.of(language)
        guard !repeated.isEmpty else { return words("causes.noneUntold") }
        let list = ["causes": repeated.joined(separator: ", ")]
        return isUntold ? words("causes.repeatedUntold", list) : words("causes.repeated", list)
    }
}

extension CausesPage.Key {
    /// Whether it is a cause that somebody named.
    fileprivate var isNamed: Bool {
        guard case .cause(let cause) = self else { return false }
        return cause != .unsaid && cause != .delight
    }
}

extension CausesView.Table {
    init(
        _ id: String,
        _ title: String,
        _ sentences: [String],
        _ rows: [CausesPage.Row],
        chartTitle: String,
        texts: Texts
    ) {
        let words = texts.causes
        let told = { (count: Int?) in count.map { "\($0)" } ?? SumsTexts.kept }
        self.id = id
        self.title = title
        sentence = sentences.joined(separator: " ")
        chart = BarRowsView(
            id: id,
            title: chartTitle,
            detail: words.chartDetail,
            counts: rows.map { row in
                BarRowsView.Count(
                    label: words.name(row.key),
                    note: row.acts.map { "\($0)" } ?? words.notTold,
                    count: row.acts
                )
            }
        )
        self.rows = rows.map {
            CausesView.Row(
                name: words.name($0.key),
                acts: told($0.acts),
                recent: told($0.recent),
                isRepeated: $0.isRepeated
            )
        }
        acts = told(Self.sum(rows.map(\.acts)))
        recent = told(Self.sum(rows.map(\.recent)))
        isPartlyKept = rows.contains { $0.acts == nil || $0.recent == nil }
    }

    /// What is told in all; nil where nothing is.
    private static func sum(_ counts: [Int?]) -> Int? {
        let told = counts.compactMap { $0 }
        return told.isEmpty ? nil : told.reduce(0, +)
    }
}
