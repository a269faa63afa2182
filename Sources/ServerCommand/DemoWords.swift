import Latitude

/// What can go wrong in one corner of a house, and what somebody does about it.
///
/// A word in braces stands for one of the list of that name in `DemoLanguage.slots`.
struct DemoTheme: Sendable {
    /// Codes of the cost centres it happens in; empty means everywhere.
    let centres: Set<String>
    /// What in the process may have fallen short.
    let causes: [Cause]
    /// What putting it right costs, in dollars: half cost less.
    let dollars: Double
    let wrong: [String]
    /// What was bought.
    let spend: [String]
    /// What was struck off the bill.
    let waive: [String]
    /// What was given in time or in kind.
    let give: [String]

    init(
        _ centres: Set<String>,
        _ causes: [Cause],
        _ dollars: Double,
        wrong: [String],
        spend: [String],
        waive: [String],
        give: [String]
    ) {
        self.centres = centres
        self.causes = causes
        self.dollars = dollars
        self.wrong = wrong
        self.spend = spend
        self.waive = waive
        self.give = give
    }
}

/// Everything the people of a property say, in one language.
struct DemoLanguage: Sendable {
    let themes: [DemoTheme]
    /// Kindnesses where nothing went wrong; `wrong` is empty.
    let delights: [DemoTheme]
    /// When and how it came to light; follows what went wrong.
    let circumstances: [String]
    /// A little more; follows what was bought or given.
    let touches: [String]
    /// A little more; follows what was struck off.
    let excuses: [String]
    /// What money is held for, and what went wrong before.
    let holds: [(wrong: String, what: String)]
    /// What a settlement says.
    let settled: [String]
    /// Why money came back.
    let repaid: [String]
    /// Why an act was undone.
    let undone: [String]
    /// What finance say when they undo.
    let corrected: [String]
    /// Why there is no bill.
    let noBill: [String]
    /// What the guest said or did, by what became of them.
    let outcomes: [OutcomeKind: [String]]
    /// How a story begins, what it says in the middle, and how it ends.
    let story: (openings: [String], bridges: [String], endings: [OutcomeKind: [String]])
    /// How a story ends when nobody knows what became of the guest.
    let unknownEndings: [String]
    /// What managers write to those who told it.
    let praise: [String]
    let places: [String]
    let slots: [String: [String]]

    static func of(_ code: String) -> DemoLanguage { code == "pl" ? .polish : .english }
}

/// Sentences made of parts, so that hardly two are alike.
struct DemoSpeech: Sendable {
    private static let pictures = ["☕️", "🎂", "🌺", "🙏", "💐", "🚕", "🧸", "✨", "🍀", "🥐"]

    let language: DemoLanguage
    /// The words of this one act: what is lost in one sentence is found in the next.
    private let fixed: [String: String]

    init(_ language: DemoLanguage, _ random: inout DemoRandom) {
        self.language = language
        var fixed: [String: String] = [:]
        for name in ["dish", "thing", "who"] {
            fixed[name] = language.slots[name].map { random.pick($0) }
        }
        self.fixed = fixed
    }

    /// What went wrong, often with how it came to light.
    func wrong(_ theme: DemoTheme, _ random: inout DemoRandom) -> String? {
        guard !theme.wrong.isEmpty, random.chance(88) else { return nil }
        let wrong = filled(random.pick(theme.wrong), &random)
        guard random.chance(60) else { return wrong }
        return wrong + filled(random.pick(language.circumstances), &random)
    }

    /// What was done, often with a little more, sometimes with a picture.
    func what(
        _ choices: [String],
        _ more: [String],
        _ random: inout DemoRandom
    ) -> String {
        var what = filled(random.pick(choices), &random)
        if !more.isEmpty, random.chance(45) { what += filled(random.pick(more), &random) }
        if random.chance(6) { what += " " + random.pick(Self.pictures) }
        return what
    }

    /// What the guest said or did; nil when nobody noted it down.
    func said(_ outcome: OutcomeKind, _ random: inout DemoRandom) -> String? {
        guard random.chance(65), let choices = language.outcomes[outcome] else { return nil }
        return filled(random.pick(choices), &random)
    }

    /// An act as told: how it began, what was wrong, what was done, how it ended.
    func story(
        wrong: String?,
        what: String,
        outcome: OutcomeKind?,
        _ random: inout DemoRandom
    ) -> String {
        let ending = outcome.flatMap { language.story.endings[$0] } ?? language.unknownEndings
        let opening = filled(random.pick(language.story.openings), &random)
        let bridge = filled(random.pick(language.story.bridges), &random)
        let end = filled(random.pick(ending), &random)
        let act = bridge.hasSuffix(":") ? what : Self.capitalised(what)
        let parts = [
            Self.capitalised(opening), wrong.map { Self.capitalised($0) + "." },
            Self.capitalised(bridge), act + ".", Self.capitalised(end),
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// A text with every word in braces replaced.
    func filled(_ text: String, _ random: inout DemoRandom) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += fixed[name] ?? language.slots[name].map { random.pick($0) } ?? name
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
