import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// Letters of praise: one's own, and for managers the form to write one.
struct LetterPages: Sendable {
    let writer: PageWriter
    let letters: LetterStore

    private struct Form: Decodable {
        let form: String?
        let id: String?
        let words: String?
    }

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("letters", use: list)
        routes.get("letters.csv", use: file)
        routes.get("letters/:id", use: show)
    }

    func register(on routes: RouterGroup<ManagerPageContext>) {
        routes.get("stories/:reference/letter", use: ask)
        routes.post("stories/:reference/letter", use: write)
    }

    func list(_ request: Request, context: MemberContext) async throws -> Response {
        let page = try PageQuery(request)
        let rows = try await letters.letters(
            for: context.asker,
            before: try page.before.map(StoryCursor.init(text:)).map { ($0.toldAt, $0.id) },
            limit: PageSize.rows + 1
        )
        let shown = rows.prefix(PageSize.rows)
        let list = LettersPage(
            letters: shown.map(PageLetter.init),
            next: rows.count > PageSize.rows ? shown.last.map { StoryCursor($0).text } : nil,
            isFirst: page.before == nil
        )
        return try await writer.answer(list, to: context.visit)
    }

    func file(_ request: Request, context: MemberContext) async throws -> Response {
        let rows: [LetterRow] = try await everyRow { last, size in
            try await letters.letters(
                for: context.asker,
                before: last.map { ($0.writtenAt, $0.id) },
                limit: size
            )
        }
        var csv = CSVWriter(columns: ["code", "from", "property", "written_at", "letter", "story"])
        for row in rows {
            let written = Date(timeIntervalSince1970: row.writtenAt)
            csv.row([
                .text(row.code), .text(row.writer), .text(row.property),
                .text(written.ISO8601Format()), row.words.map { .text($0) } ?? .none,
                row.story.map { .text($0) } ?? .none,
            ])
        }
        return writer.csv(csv, name: "letters")
    }

    func show(_ request: Request, context: MemberContext) async throws -> Response {
        guard
            let id = context.parameters.get("id").flatMap({ Identifier($0) }),
            let row = try await letters.letter(id, for: context.asker)
        else { throw Refusal(.notFound) }
        return try await writer.answer(LetterPage(PageLetter(row)), to: context.visit)
    }

    func ask(_ request: Request, context: ManagerPageContext) async throws -> Response {
        var page = try await page(Identifier(), context)
        page.isGiven = request.uri.queryParameters["done"] != nil
        return try await writer.answer(page, to: context.visit)
    }

    /// Writes a letter; sent twice, it is written once.
    func write(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let form = try await request.form(Form.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let id = form.id.flatMap { Identifier(made: $0) } ?? Identifier()
        let words = FormText.lines(form.words)
        do {
            let code = try await letters.write(
                words,
                id: id,
                of: try context.reference(),
                by: context.asker
            )
            return writer.redirect(to: "\(PagePath.letterNew(code))?done", [])
        } catch let refusal as Refusal {
            guard let trouble = WriteLetterPage.Trouble(rawValue: refusal.code.rawValue) else {
                throw refusal
            }
            // Other words than those given already are another letter, under an id of its own.
            var page = try await page(trouble == .given ? Identifier() : id, context)
            (page.words, page.trouble) = (words, trouble)
            let status = HTTPResponse.Status(code: refusal.code.entry.status)
            return try await writer.answer(page, to: context.visit, status: status)
        }
    }

    /// The form for an act whose story the asker is told.
    ///
    /// Throws `story_not_shared` for any other, `letter_to_oneself`.
    private func page(
        _ id: Identifier,
        _ context: ManagerPageContext
    ) async throws -> WriteLetterPage {
        guard let praised = try await letters.praised(try context.reference(), for: context.asker)
        else { throw Refusal(.storyNotShared) }
        guard !praised.isOwn else { throw Refusal(.letterToOneself) }
        return WriteLetterPage(
            id: id.description,
            code: praised.code,
            to: praised.doer,
            story: praised.words
        )
    }
}

extension PageLetter {
    fileprivate init(_ row: LetterRow) {
        self.init(
            id: Identifier(row.id).description,
            code: row.code,
            property: row.property,
            from: row.writer,
            words: row.words,
            story: row.story,
            writtenAt: Date(timeIntervalSince1970: row.writtenAt)
        )
    }
}
