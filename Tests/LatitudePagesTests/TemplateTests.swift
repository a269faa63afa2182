import Messages
import Testing

@testable import LatitudePages

@Suite("Templates")
struct TemplateTests {
    private func walk() -> TemplateWalk {
        var walk = TemplateWalk()
        for story in Stories.all {
            for language in Language.allCases {
                walk.walk(story.page.rendering(in: story.frame(language)))
            }
        }
        return walk
    }

    @Test("name only what their page provides")
    func provided() {
        #expect(walk().findings.sorted() == [])
    }

    @Test("have no tag that no state of any page reaches")
    func reached() {
        func tags(_ nodes: [TemplateNode]) -> [TemplateTag] {
            nodes.flatMap { node -> [TemplateTag] in
                switch node {
                case .variable(let tag): [tag]
                case .section(let tag, _, let inside): [tag] + tags(inside)
                case .partial: []
                case .parent(_, let blocks): blocks.values.flatMap(tags)
                case .block(_, let inside): tags(inside)
                }
            }
        }
        let all = Set(TemplateWalk.nodes.values.flatMap(tags))
        #expect(all.count > 100)
        #expect(all.subtracting(walk().met).map(\.description).sorted() == [])
    }

    @Test("show everything their page provides")
    func shown() {
        var provided: Set<String> = []
        func collect(_ value: Any) {
            guard let value = unwrapped(value) else { return }
            if let list = value as? [Any] { return list.forEach(collect) }
            let type = String(reflecting: Swift.type(of: value))
            guard type.hasPrefix("LatitudePages."), !type.hasSuffix("Texts") else { return }
            for child in Mirror(reflecting: value).children {
                // Not every page has a form, and the root is the same for all.
                if !type.contains("PageRoot<") { provided.insert("\(type).\(child.label ?? "")") }
                collect(child.value)
            }
        }
        for story in Stories.all { collect(story.page.rendering(in: story.frame(.en)).root) }
        #expect(provided.count > 60)
        #expect(provided.subtracting(walk().read).sorted() == [])
    }

    @Test("never put a value in unescaped", arguments: Template.allCases)
    func escaped(template: Template) {
        #expect(!template.text.contains("{{{") && !template.text.contains("{{&"))
        #expect(!template.text.contains("CONTENT_TYPE"))
    }

    @Test("stand within 100 columns", arguments: Template.allCases)
    func columns(template: Template) {
        for line in template.text.split(separator: "\n") { #expect(line.count <= 100) }
    }
}

@Suite("Texts")
struct TextTests {
    /// Every plain text of a language with its name, such as `signIn.title`.
    private func texts(_ language: Language) -> [(name: String, text: String)] {
        Mirror(reflecting: Texts.of(language)).children.flatMap { group in
            Mirror(reflecting: group.value).children.flatMap { child in
                let name = "\(group.label ?? "").\(child.label ?? "")"
                let list = child.value as? [String] ?? (child.value as? String).map { [$0] } ?? []
                return list.enumerated().map { ("\(name).\($0.offset)", $0.element) }
            }
        }
    }

    @Test("are all shown on some page", arguments: Language.allCases)
    func shown(language: Language) {
        let all = Stories.all.map { $0.html(language) }.joined()
        for (name, text) in texts(language) {
            #expect(all.contains(PageMarkup().escapeText(text)), "\(name) is shown nowhere")
        }
    }

    @Test("are written anew in Polish")
    func translated() {
        let same = zip(texts(.en), texts(.pl)).filter { $0.text == $1.text }.map(\.0.name)
        #expect(texts(.en).count > 80)
        #expect(same == [])
    }

    @Test("keep to the house's words", arguments: Language.allCases)
    func words(language: Language) {
        let stems = ["error", "request", "denied", "review", "please", "błąd"]
        for (name, text) in texts(language) {
            #expect(!text.contains("!"), "\(name) exclaims")
            for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
                #expect(!stems.contains { word.hasPrefix($0) }, "\(name) says “\(word)”")
                let isGendered = ["łaś", "łeś"].contains { word.hasSuffix($0) }
                #expect(!isGendered, "\(name) knows who reads it: “\(word)”")
            }
        }
    }

    @Test("round a wait up, and never say none")
    func waits() {
        let said = [0, 1, 90, 91, 120, 121].map { Wait(seconds: $0) }
        #expect(said.map(\.count) == [1, 1, 90, 2, 2, 3])
        #expect(said.map(\.isInMinutes) == [false, false, false, true, true, true])
    }

    @Test("say every trouble, kind, role and state in both languages")
    func complete() {
        for language in Language.allCases {
            let texts = Texts.of(language)
            let said =
                AccountPage.Role.allCases.map(texts.account.role)
                + AccountPage.Place.Kind.allCases.map(texts.account.kind)
                + AccountPage.PINState.allCases.map(texts.account.pinState)
                + AccountPage.PINState.allCases.map(texts.account.pinDetail)
            #expect(Set(said).count == said.count)
            #expect(said.allSatisfy { !$0.isEmpty })
        }
    }
}
