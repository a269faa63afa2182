public import Latitude

/// What `GET /api/v1/outcomes` answers: what became of the guests of one's property, in sums.
///
/// Months that are over, no person, no single act.
public struct OutcomesAnswer: Codable, Hashable, Sendable {
    /// Whether there is anything to judge.
    public enum Judgement: String, Codable, Sendable, CaseIterable {
        /// There is; everything else is told.
        case judged
        /// The books go back less than 90 days.
        case tooShort = "too_short"
        /// None of the months asked for rest on enough people by themselves.
        case tooFewPeople = "too_few_people"
    }

    /// How many of how many; the share and its interval only from 30 on.
    public struct Share: Codable, Hashable, Sendable {
        /// Those counted.
        public let count: Int
        /// Of how many.
        public let of: Int
        /// 0 to 1; absent below 30.
        public let share: Double?
        /// Where the share may lie at least, with 95 % confidence (Wilson); absent below 30.
        public let lower: Double?
        /// Where it may lie at most; absent below 30.
        public let upper: Double?

        /// The wire form of a proportion.
        public init(_ proportion: Proportion) {
            count = proportion.count
            of = proportion.total
            let isTold = !proportion.isTooFew
            share = isTold ? proportion.share.map(Self.rounded) : nil
            lower = isTold ? Self.rounded(proportion.interval.lowerBound) : nil
            upper = isTold ? Self.rounded(proportion.interval.upperBound) : nil
        }

        /// The proportion this tells of.
        public var proportion: Proportion { Proportion(count: count, of: of) }

        private static func rounded(_ share: Double) -> Double {
            (share * 10_000).rounded() / 10_000
        }
    }

    /// A month, or months told together because one alone rests on too few people.
    public struct Span: Codable, Hashable, Sendable {
        /// The first day.
        public let from: Day
        /// The last day.
        public let until: Day
        /// Guests by outcome; a suppressed one is within `good` or `notGood`.
        public let delighted: ToldCount
        /// As `delighted`.
        public let better: ToldCount
        /// As `delighted`.
        public let same: ToldCount
        /// As `delighted`.
        public let worse: ToldCount
        /// As `delighted`.
        public let lost: ToldCount
        /// Better or delighted.
        public let good: Int
        /// Same, worse or lost.
        public let notGood: Int
        /// Nobody asked yet.
        public let notAsked: Int

        /// Every value, as documented above.
        public init(
            from: Day,
            until: Day,
            delighted: ToldCount,
            better: ToldCount,
            same: ToldCount,
            worse: ToldCount,
            lost: ToldCount,
            good: Int,
            notGood: Int,
            notAsked: Int
        ) {
            self.from = from
            self.until = until
            self.delighted = delighted
            self.better = better
            self.same = same
            self.worse = worse
            self.lost = lost
            self.good = good
            self.notGood = notGood
            self.notAsked = notAsked
        }
    }

    /// Acts that cost about the same, and how many of the guests asked are better or delighted.
    public struct Band: Codable, Hashable, Sendable {
        /// More than this; absent for the band that begins with nothing.
        public let above: Money?
        /// This or less; absent for the dearest.
        public let upTo: Money?
        /// Better or delighted, of those asked.
        public let good: Share

        /// Every value, as documented above.
        public init(above: Money?, upTo: Money?, good: Share) {
            self.above = above
            self.upTo = upTo
            self.good = good
        }
    }

    /// What the bands show.
    public struct Finding: Codable, Hashable, Sendable {
        /// Which case of `CostFinding`.
        public enum Kind: String, Codable, Sendable, CaseIterable {
            case tooFew = "too_few"
            case plateau
            case differs
        }

        /// Too few answers, a plateau, or a difference.
        public let kind: Kind
        /// The place of the band meant, from 0; absent for `too_few`.
        public let band: Int?

        /// The wire form of a finding.
        public init(_ finding: CostFinding) {
            switch finding {
            case .tooFew: (kind, band) = (.tooFew, nil)
            case .plateau(let from): (kind, band) = (.plateau, from)
            case .differs(let at): (kind, band) = (.differs, at)
            }
        }
    }

    /// The property's name.
    public let property: String
    /// Whether there is anything to judge.
    public let judgement: Judgement
    /// How many days the books go back.
    public let days: Int
    /// The first day of the months that are told; absent unless judged.
    public let from: Day?
    /// The last; absent unless judged.
    public let until: Day?
    /// Guests asked, of all acts of these months; absent unless judged.
    public let asked: Share?
    /// Better or delighted, of those asked; absent unless judged.
    public let good: Share?
    /// Oldest first; empty unless judged.
    public let spans: [Span]
    /// Cheapest first; one that rests on fewer than five people is left out.
    public let bands: [Band]
    /// What the bands show; absent unless judged.
    public let finding: Finding?

    /// Every value, as documented above.
    public init(
        property: String,
        judgement: Judgement,
        days: Int,
        from: Day?,
        until: Day?,
        asked: Share?,
        good: Share?,
        spans: [Span],
        bands: [Band],
        finding: Finding?
    ) {
        self.property = property
        self.judgement = judgement
        self.days = days
        self.from = from
        self.until = until
        self.asked = asked
        self.good = good
        self.spans = spans
        self.bands = bands
        self.finding = finding
    }
}
