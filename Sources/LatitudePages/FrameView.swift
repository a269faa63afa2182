import Foundation
import Messages

/// What the layout has to know of a page.
struct PageHead: Sendable {
    /// What the page is about, for the window's title; what is wrong with it comes first.
    let title: String
    /// Whether it is one short column, such as a form to sign in.
    var isNarrow = false
    /// Where it stands in the navigation; nil for a page outside.
    var item: NavigationItem?
    /// The marks it uses.
    var marks: [Mark] = []

    /// Title of a page with a form: the summary of what is wrong, if anything, comes first.
    static func title(_ title: String, after summary: SummaryView?) -> String {
        guard let summary else { return title }
        return "\(summary.title) · \(title)"
    }
}

/// The values of `layout.mustache`.
struct FrameView: Sendable {
    struct Item: Sendable {
        let path: String
        let text: String
        let isCurrent: Bool
    }

    struct Person: Sendable {
        let name: String
        let property: String
    }

    struct Other: Sendable {
        let path: String
        let lang: String
        let name: String
    }

    struct Symbol: Sendable {
        let id: String
        let shape: String
    }

    let lang: String
    let title: String
    let isNarrow: Bool
    let style: String
    let home: String
    let hasSymbols: Bool
    let symbols: [Symbol]
    let hasItems: Bool
    let items: [Item]
    /// Whether they are more than a phone has room for, and fold into a menu there.
    let isLong: Bool
    /// The page's own item; nil for a page outside.
    let current: String?
    let person: Person?
    let other: Other
    let organisation: String
    let zone: String
    let texts: FrameTexts

    init(_ frame: Frame, head: PageHead) {
        let texts = Texts.of(frame.language).frame
        lang = frame.language.rawValue
        title = head.title
        isNarrow = head.isNarrow
        style = Style.path
        home = PagePath.home
        hasSymbols = !head.marks.isEmpty
        symbols = head.marks.map { Symbol(id: $0.rawValue, shape: $0.shape) }
        hasItems = !frame.navigation.isEmpty
        items = frame.navigation.map {
            Item(path: $0.path, text: $0.text(texts), isCurrent: $0 == head.item)
        }
        isLong = frame.navigation.count > 5
        current = head.item?.text(texts)
        person = frame.person.map { Person(name: $0.name, property: $0.property) }
        let language = frame.language.other
        other = Other(
            path: frame.otherLanguagePath,
            lang: language.rawValue,
            name: language.name
        )
        organisation = frame.organisation
        zone = texts.timesIn(frame.timeZone.identifier)
        self.texts = texts
    }
}
