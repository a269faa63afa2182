import Latitude
import LatitudeAPI
import Messages

/// What became of guests, for people: a sentence first, then the numbers.
enum OutcomesView {
    static func lines(_ answer: OutcomesAnswer, palette: Palette) -> [String] {
        guard let from = answer.from, let until = answer.until, let good = answer.good,
            let asked = answer.asked, let finding = answer.finding
        else { return [] }
        let place = Printable.line(answer.property)
        let period = "\(DayText.long(from)) to \(DayText.long(until))"
        var lines = [palette.strong("\(place), \(period)"), ""]
        lines += paragraph("Better or delighted: \(text(good)) guests asked.")
        lines += paragraph("Asked: \(text(asked)) acts. Those not asked may differ.")
        lines += [""] + mix(answer.spans, palette) + [""]
        guard !answer.bands.isEmpty else {
            return lines + paragraph(Messages.of(.en)("sums.noBands"))
        }
        lines += paragraph(sentence(finding, answer.bands))
        lines += paragraph(
            "Dearer acts may follow greater trouble, so this shows no cause and no effect."
        )
        return lines + [""] + cost(answer.bands, palette) + inBands(answer.bands, of: asked.count)
    }

    /// How many of those asked the bands tell of, where it is not all of them.
    private static func inBands(_ bands: [OutcomesAnswer.Band], of asked: Int) -> [String] {
        let count = bands.reduce(0) { $0 + $1.good.of }
        guard count < asked else { return [] }
        let values = ["count": "\(count)", "asked": "\(asked)"]
        return paragraph(Messages.of(.en)("sums.inBands", values))
    }

    /// Why there are no numbers; nil when there are.
    static func whyNothing(
        _ judgement: OutcomesAnswer.Judgement,
        days: Int,
        tooFew: [String]
    ) -> String? {
        switch judgement {
        case .judged: nil
        case .tooShort:
            "Too short to judge: the books go back \(days) days, and this is told from 90 on."
        case .tooFewPeople: tooFew.joined(separator: " ")
        }
    }

    /// A count, or a mark that it is suppressed.
    static func text(_ count: ToldCount) -> String { count.number.map(String.init) ?? "·" }

    /// `75 % (384 of 510; 95 % interval 71 to 79 %)`, below 30 the count alone.
    private static func text(_ share: OutcomesAnswer.Share) -> String {
        guard let part = share.share, let lower = share.lower, let upper = share.upper else {
            return "\(share.count) of \(share.of), too few for a share;"
        }
        let interval = "95 % interval \(percent(lower)) to \(percent(upper)) %"
        return "\(percent(part)) % (\(share.count) of \(share.of); \(interval)) of"
    }

    private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

    private static func mix(_ spans: [OutcomesAnswer.Span], _ palette: Palette) -> [String] {
        var table = Table(
            columns: [.left, .right, .right, .right, .right, .right, .right, .right]
        )
        table.rows = [
            ["Months", "delighted", "better", "same", "worse", "lost", "not asked", "all"]
        ]
        table.rows += spans.map { span in
            let told = [span.delighted, span.better, span.same, span.worse, span.lost].map(text)
            let all = span.good + span.notGood + span.notAsked
            return [months(span)] + told + ["\(span.notAsked)", "\(all)"]
        }
        var lines = table.lines(palette: palette)
        let isAllTold = spans.allSatisfy {
            ![$0.delighted, $0.better, $0.same, $0.worse, $0.lost].contains(.suppressed)
        }
        if !isAllTold {
            lines += paragraph(
                "· rests on fewer than three recoveries by three people, or would tell what does"
            )
        }
        return lines
    }

    /// `Oct 2026`, or `Sep - Oct 2026`.
    private static func months(_ span: OutcomesAnswer.Span) -> String {
        let first = DayText.month(span.from).prefix(3)
        let last = DayText.month(span.until).prefix(3)
        guard (span.from.year, span.from.month) != (span.until.year, span.until.month) else {
            return "\(first) \(span.from.year)"
        }
        let year = span.from.year == span.until.year ? "" : " \(span.from.year)"
        return "\(first)\(year) - \(last) \(span.until.year)"
    }

    private static func cost(_ bands: [OutcomesAnswer.Band], _ palette: Palette) -> [String] {
        var table = Table(columns: [.left, .right, .right, .right, .left])
        table.rows = [["Cost", "asked", "better or delighted", "share", "95 % interval"]]
        table.rows += bands.map { band in
            let good = band.good
            let isTold = good.share != nil
            return [
                name(band), "\(good.of)", "\(good.count)",
                isTold ? "\(percent(good.share ?? 0)) %" : "too few",
                isTold ? "\(percent(good.lower ?? 0)) to \(percent(good.upper ?? 0)) %" : "",
            ]
        }
        return table.lines(palette: palette)
    }

    private static func name(_ band: OutcomesAnswer.Band) -> String {
        switch (band.above, band.upTo) {
        case (nil, let upTo?) where upTo.minor == 0: "nothing"
        case (nil, let upTo?): "up to \(upTo.grouped) \(upTo.currency)"
        case (let above?, let upTo?): "\(above.grouped) to \(upTo.grouped) \(upTo.currency)"
        case (let above?, nil): "over \(above.grouped) \(above.currency)"
        case (nil, nil): "any"
        }
    }

    private static func sentence(
        _ finding: OutcomesAnswer.Finding,
        _ bands: [OutcomesAnswer.Band]
    ) -> String {
        guard let place = finding.band, bands.indices.contains(place) else {
            return "Too few answers to say whether more money shows another outcome."
        }
        let judged = bands.firstIndex { !$0.good.proportion.isTooFew }
        switch finding.kind {
        case .tooFew:
            return "Too few answers to say whether more money shows another outcome."
        case .plateau where place == judged:
            return "More money has not shown a better outcome: neighbouring intervals overlap."
        case .plateau:
            return """
                From “\(name(bands[place]))” on, more money has not shown a better outcome: \
                neighbouring intervals overlap.
                """
        case .differs:
            return "“\(name(bands[place]))” lies apart from the cheaper band beside it."
        }
    }

    private static func paragraph(_ text: String) -> [String] {
        TextWidth.wrap(text, to: TextWidth.screen)
    }
}
