import Messages

/// What became of a property's guests, for its managers: in sums, months that are over.
public struct OutcomesPage: Page {
    /// Whether there is anything to judge.
    public enum Judgement: Hashable, Sendable {
        /// There is.
        case judged(Sums)
        /// The books go back so many days, which is too short.
        case tooShort(days: Int)
        /// None of these months rest on enough people by themselves.
        case tooFewPeople
    }

    /// The sums of told months.
    public struct Sums: Hashable, Sendable {
        /// The first day they are over.
        public let from: CivilDate
        /// The last.
        public let until: CivilDate
        /// Guests asked, of all acts.
        public let asked: PageProportion
        /// Better or delighted, of those asked.
        public let good: PageProportion
        /// Months, oldest first.
        public let spans: [Span]
        /// Bands of cost, cheapest first.
        public let bands: [Band]
        /// What the bands show.
        public let finding: Finding

        /// Every value, as documented above.
        public init(
            from: CivilDate,
            until: CivilDate,
            asked: PageProportion,
            good: PageProportion,
            spans: [Span],
            bands: [Band],
            finding: Finding
        ) {
            self.from = from
            self.until = until
            self.asked = asked
            self.good = good
            self.spans = spans
            self.bands = bands
            self.finding = finding
        }
    }

    /// Outcomes of a month, or of months told together; nil is not told.
    public struct Span: Hashable, Sendable {
        /// The first day.
        public let from: CivilDate
        /// The last.
        public let until: CivilDate
        /// Guests by outcome; one that is left out is not told.
        public let counts: [PageOutcome: Int]
        /// Better or delighted.
        public let good: Int
        /// Same, worse or lost.
        public let notGood: Int
        /// Not asked yet.
        public let notAsked: Int

        /// Every value, as documented above.
        public init(
            from: CivilDate,
            until: CivilDate,
            counts: [PageOutcome: Int],
            good: Int,
            notGood: Int,
            notAsked: Int
        ) {
            self.from = from
            self.until = until
            self.counts = counts
            self.good = good
            self.notGood = notGood
            self.notAsked = notAsked
        }
    }

    /// Acts that cost about the same.
    public struct Band: Hashable, Sendable {
        /// More than this; nil for the band that begins with nothing.
        public let above: PageMoney?
        /// This or less; nil for the dearest.
        public let upTo: PageMoney?
        /// Better or delighted, of those asked.
        public let good: PageProportion

        /// Every value, as documented above.
        public init(above: PageMoney?, upTo: PageMoney?, good: PageProportion) {
            self.above = above
            self.upTo = upTo
            self.good = good
        }
    }

    /// What bands of cost show.
    public enum Finding: Hashable, Sendable {
        /// Too few answers to tell bands apart.
        case tooFew
        /// From the band at this place on, intervals overlap; `isWhole` where it is the cheapest
        /// that can be judged.
        case plateau(from: Int, isWhole: Bool)
        /// The band at this place lies apart from the cheaper one.
        case differs(at: Int)
    }

    /// The property's name.
    public let property: String
    /// Whether there is anything to judge.
    public let judgement: Judgement
    /// How many months are asked for.
    public let months: Int

    /// Outcomes of a property.
    public init(property: String, judgement: Judgement, months: Int) {
        self.property = property
        self.judgement = judgement
        self.months = months
    }

    /// The values of `outcomes.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        var sums: OutcomesView.Judged?
        var nothing: NothingView?
        var filter: FilterView? = OutcomesView.filter(months, texts: texts)
        switch judgement {
        case .judged(let told):
            sums = OutcomesView.Judged(told, property: property, months: months, frame: frame)
        case .tooShort(let days): (nothing, filter) = (texts.sums.tooShort(days), nil)
        case .tooFewPeople:
            let words = Messages.of(frame.language)
            nothing = NothingView(
                title: words("sums.outcomesNone"),
                detail: words("sums.outcomesNoneDetail")
            )
        }
        let view = OutcomesView(
            lede: texts.outcomes.lede(property),
            filter: filter,
            nothing: nothing,
            sums: sums
        )
        let head = PageHead(title: texts.outcomes.title, item: .outcomes)
        return Rendering(.outcomes, in: frame, head: head, texts: texts.outcomes, page: view)
    }
}

/// How many of how many, as pages show it.
public struct PageProportion: Hashable, Sendable {
    /// A share with the interval it lies in with 95 % confidence, all from 0 to 1.
    public struct Estimate: Hashable, Sendable {
        /// The share.
        public let share: Double
        /// Where it lies at least.
        public let lower: Double
        /// Where it lies at most.
        public let upper: Double

        /// Every value, as documented above.
        public init(share: Double, lower: Double, upper: Double) {
            self.share = share
            self.lower = lower
            self.upper = upper
        }
    }

    /// Those counted.
    public let count: Int
    /// Of how many.
    public let total: Int
    /// What they say of all; the numbers of a drawing where they are too few for more.
    public let estimate: Estimate
    /// Whether they are too few for a percentage.
    public let isFew: Bool

    /// Every value, as documented above.
    public init(count: Int, total: Int, estimate: Estimate, isFew: Bool) {
        self.count = count
        self.total = total
        self.estimate = estimate
        self.isFew = isFew
    }

    static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
