import Messages

/// The values of `nothing.mustache`: why there is nothing to tell.
struct NothingView: Sendable {
    let title: String
    let detail: String
}

/// The values of `outcomes.mustache`.
struct OutcomesView: Sendable {
    struct Figure: Sendable {
        let name: String
        /// The share; nil where they are too few for one.
        let share: String?
        let detail: String

        init(_ name: String, _ share: PageProportion, texts: SumsTexts) {
            self.name = name
            self.share =
                share.isFew ? nil : texts.percent(PageProportion.percent(share.estimate.share))
            detail = share.isFew ? texts.ofFew(share) : texts.ofMany(share)
        }
    }

    struct Cell: Sendable {
        /// What its column is called, shown before it where a row is as narrow as a phone.
        let label: String
        let text: String
    }

    struct SpanRow: Sendable {
        let months: String
        let cells: [Cell]
    }

    struct BandRow: Sendable {
        let name: String
        let asked: String
        let good: String
        let share: String
        let interval: String
    }

    struct Judged: Sendable {
        let figures: [Figure]
        let notAsked: String
        let mixCSV: String
        let costCSV: String
        let download: String
        let mix: StackedColumnsView
        let legend: [LegendView]
        let heads: [String]
        let rows: [SpanRow]
        let isPartlyKept: Bool
        let isCostTold: Bool
        /// How many of those asked the bands tell of; nil where all.
        let inBands: String?
        let finding: String
        let cost: DotRowsView
        let bands: [BandRow]
        let period: String
    }

    let lede: String
    let filter: FilterView?
    let nothing: NothingView?
    let sums: Judged?
}

extension OutcomesView.Judged {
    init(_ sums: OutcomesPage.Sums, property: String, months: Int, frame: Frame) {
        let texts = Texts.of(frame.language)
        let words = texts.outcomes
        let address = PageAddress(PagePath.outcomes, [(ListField.months, "\(months)")])
        let mix = OutcomeMix(sums.spans, texts: texts, dates: frame.dates)
        figures = [
            OutcomesView.Figure(words.good, sums.good, texts: texts.sums),
            OutcomesView.Figure(words.asked, sums.asked, texts: texts.sums),
        ]
        notAsked = words.notAskedDiffer(sums.asked.total - sums.asked.count)
        mixCSV = address.csv.text
        costCSV = PageAddress(PagePath.outcomesCostCSV, address.query).text
        download = texts.list.download
        self.mix = StackedColumnsView(
            id: "mix",
            title: words.mixTitle(property),
            detail: words.mixDetail,
            slots: mix.slots,
            columns: mix.columns
        )
        legend = mix.legend
        heads = mix.heads
        rows = mix.rows
        isPartlyKept = mix.isPartlyKept
        isCostTold = !sums.bands.isEmpty
        inBands = sums.inBands(in: frame.language)
        finding = words.finding(sums.finding, sums.bands.map { words.band($0, frame.language) })
        cost = DotRowsView(
            id: "cost",
            title: words.costTitle(property),
            detail: words.costDetail(sums.bands.count { !$0.good.isFew }),
            shares: sums.bands.map { band in
                DotRowsView.Share(
                    label: words.band(band, frame.language),
                    note: texts.sums.note(band.good),
                    share: band.good.estimate.share,
                    interval: band.good.estimate.lower...band.good.estimate.upper,
                    isFew: band.good.isFew
                )
            }
        )
        bands = sums.bands.map {
            OutcomesView.BandRow($0, name: words.band($0, frame.language), texts: texts.sums)
        }
        period = texts.sums.period(frame.dates.day(sums.from), frame.dates.day(sums.until))
    }
}

extension OutcomesPage.Sums {
    fileprivate func inBands(in language: Language) -> String? {
        let count = bands.reduce(0) { $0 + $1.good.total }
        guard count < asked.count else { return nil }
        let words = Messages.of(language)
        return count == 0
            ? words("sums.noBands")
            : words("sums.inBands", ["count": "\(count)", "asked": "\(asked.count)"])
    }
}

extension OutcomesView {
    /// What can be chosen, with the months asked for among it.
    static func filter(_ months: Int, texts: Texts) -> FilterView {
        let options = Set([1, 3, 6, 12, 24, months]).sorted().map {
            ListOption(value: "\($0)", text: texts.outcomes.months($0))
        }
        let field = FilterView.Field(
            ListField.months,
            texts.outcomes.window,
            options,
            chosen: "\(months)"
        )
        return FilterView(PagePath.outcomes, [field], texts: texts.list)
    }
}

extension OutcomesView.BandRow {
    init(_ band: OutcomesPage.Band, name: String, texts: SumsTexts) {
        let (good, estimate) = (band.good, band.good.estimate)
        self.name = name
        asked = "\(good.total)"
        self.good = "\(good.count)"
        share = good.isFew ? texts.tooFew : texts.percent(PageProportion.percent(estimate.share))
        interval = good.isFew ? "" : texts.interval(estimate)
    }
}

/// The mix over time, put together for chart and table alike.
struct OutcomeMix: Sendable {
    let slots: Int
    let columns: [StackedColumnsView.Column]
    let legend: [LegendView]
    let heads: [String]
    let rows: [OutcomesView.SpanRow]
    let isPartlyKept: Bool

    init(_ spans: [OutcomesPage.Span], texts: Texts, dates: DateText) {
        let first = spans.first.map { Self.month($0.from) } ?? 0
        slots = spans.last.map { Self.month($0.until) + 1 - first } ?? 0
        columns = spans.map { span in
            StackedColumnsView.Column(
                slots: Self.month(span.from) - first..<Self.month(span.until) + 1 - first,
                label: dates.shortMonths(span.from, span.until),
                parts: Self.parts(span)
            )
        }
        let used = Set(columns.flatMap(\.parts).filter { $0.count > 0 }.map(\.tone))
        legend = ChartTone.allCases.filter(used.contains).map { tone in
            LegendView(tone, texts.outcomes.tone(tone, texts.outcome))
        }
        let heads = texts.outcomes.heads(texts.outcome)
        self.heads = heads
        let told = { (count: Int?) in count.map { "\($0)" } ?? SumsTexts.kept }
        rows = spans.map { span in
            let all = span.good + span.notGood + span.notAsked
            let counts = PageOutcome.allCases.map { told(span.counts[$0]) }
            let sums = [span.good, span.notGood, span.notAsked, all].map { "\($0)" }
            return OutcomesView.SpanRow(
                months: dates.months(span.from, span.until),
                cells: zip(heads, counts + sums).map { OutcomesView.Cell(label: $0, text: $1) }
            )
        }
        isPartlyKept = spans.contains { $0.counts.count < PageOutcome.allCases.count }
    }

    /// From the base up: what is told apart, then what is left of its side.
    private static func parts(_ span: OutcomesPage.Span) -> [(tone: ChartTone, count: Int)] {
        func side(
            _ outcomes: [(PageOutcome, ChartTone)],
            _ all: Int,
            _ rest: ChartTone
        ) -> [(tone: ChartTone, count: Int)] {
            let told = outcomes.compactMap { outcome, tone in
                span.counts[outcome].map { (tone: tone, count: $0) }
            }
            return told + [(tone: rest, count: all - told.reduce(0) { $0 + $1.count })]
        }
        return side([(.delighted, .delighted), (.better, .better)], span.good, .good)
            + side([(.same, .same), (.worse, .worse), (.lost, .lost)], span.notGood, .notGood)
            + [(tone: .open, count: span.notAsked)]
    }

    private static func month(_ date: CivilDate) -> Int { date.year * 12 + date.month }
}
