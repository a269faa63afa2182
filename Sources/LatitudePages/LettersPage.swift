public import Foundation
import Messages

/// A letter of praise as its recipient reads it.
public struct PageLetter: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// The code of the act it praises.
    public let code: String
    /// The name of the property it was written at.
    public let property: String
    /// Who wrote it.
    public let from: String
    /// What they wrote; nil once erased.
    public let words: String?
    /// The story it praises; nil once erased.
    public let story: String?
    /// When it was written.
    public let writtenAt: Date

    /// Every value, as documented above.
    public init(
        id: String,
        code: String,
        property: String,
        from: String,
        words: String?,
        story: String?,
        writtenAt: Date
    ) {
        self.id = id
        self.code = code
        self.property = property
        self.from = from
        self.words = words
        self.story = story
        self.writtenAt = writtenAt
    }
}

/// The letters of praise one was written, newest first.
public struct LettersPage: Page {
    /// One page of them.
    public let letters: [PageLetter]
    /// What the next page starts before; nil on the last.
    public let next: String?
    /// Whether this is the first page.
    public let isFirst: Bool

    /// A page of the list.
    public init(letters: [PageLetter], next: String?, isFirst: Bool) {
        self.letters = letters
        self.next = next
        self.isFirst = isFirst
    }

    /// The values of `letters.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let address = PageAddress(PagePath.letters, [])
        let view = LettersView(
            hasRows: !letters.isEmpty,
            rows: letters.map { letter in
                LettersView.Row(
                    words: letter.words ?? texts.letter.erased,
                    from: letter.from,
                    property: letter.property,
                    written: TimeView(letter.writtenAt, frame.dates),
                    code: letter.code,
                    path: PagePath.letter(letter.id)
                )
            },
            csv: address.csv.text,
            download: texts.list.download,
            pager: PagerView(address, next: next, isFirst: isFirst, texts: texts.list)
        )
        let head = PageHead(title: texts.letter.title, item: .stories)
        return Rendering(.letters, in: frame, head: head, texts: texts.letter, page: view)
    }
}

/// The values of `letters.mustache`.
struct LettersView: Sendable {
    struct Row: Sendable {
        let words: String
        let from: String
        let property: String
        let written: TimeView
        let code: String
        let path: String
    }

    let hasRows: Bool
    let rows: [Row]
    let csv: String
    let download: String
    let pager: PagerView?
}

/// One letter on its sheet, to be read, printed and hung up.
public struct LetterPage: Page {
    /// The letter.
    public let letter: PageLetter

    /// A letter's sheet.
    public init(_ letter: PageLetter) { self.letter = letter }

    /// What is printed on every letter, in each language: no words of its writer's own.
    public static let printed = Language.allCases.flatMap { language in
        let texts = Texts.of(language).letter
        return [texts.praise, texts.opening, texts.closing]
    }

    /// The values of `letter.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).letter
        let to = frame.person?.name ?? ""
        let view = LetterView(
            organisation: frame.organisation,
            property: letter.property,
            date: frame.dates.day(of: letter.writtenAt),
            machineDate: frame.dates.machineMoment(letter.writtenAt),
            to: texts.to(to),
            story: letter.story ?? texts.erased,
            words: letter.words ?? texts.erased,
            from: letter.from,
            code: letter.code,
            back: PagePath.letters
        )
        let head = PageHead(title: texts.praise, isNarrow: true, item: .stories)
        return Rendering(.letter, in: frame, head: head, texts: texts, page: view)
    }
}

/// The values of `letter.mustache`.
struct LetterView: Sendable {
    let organisation: String
    let property: String
    let date: String
    let machineDate: String
    let to: String
    let story: String
    let words: String
    let from: String
    let code: String
    let back: String
}
