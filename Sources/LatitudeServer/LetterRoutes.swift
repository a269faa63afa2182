import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore

/// Letters of praise: one's own, and for managers writing one.
struct LetterRoutes: Sendable {
    let letters: LetterStore

    func register(on routes: RouterGroup<EmployeeContext>) {
        routes.get("letters", use: list)
    }

    func register(on routes: RouterGroup<ManagerContext>) {
        routes.put("recoveries/:reference/letters/:id", use: write)
    }

    func list(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<LetterList> {
        let page = try PageQuery(request)
        let rows = try await letters.letters(
            for: context.employee,
            before: try page.before.map(StoryCursor.init(text:)).map { ($0.toldAt, $0.id) },
            limit: page.limit + 1
        )
        let shown = rows.prefix(page.limit)
        return JSONAnswer(
            LetterList(
                letters: shown.map(LetterList.Letter.init),
                next: rows.count > page.limit ? shown.last.map { StoryCursor($0).text } : nil
            )
        )
    }

    func write(
        _ request: Request,
        context: ManagerContext
    ) async throws -> JSONAnswer<Acknowledgement> {
        let (id, recovery) = (try context.madeIdentifier(), try context.reference())
        let body = try await request.body(LetterBody.self)
        let code = try await letters.write(body.words, id: id, of: recovery, by: context.employee)
        return JSONAnswer(Acknowledgement(id: id, code: code))
    }
}

extension LetterStore {
    /// Keeps a letter as typed and answers the recovery's code.
    ///
    /// Throws as `write(_:by:)`, and `letter_sentence` where nothing in it is its writer's own.
    func write(
        _ text: String,
        id: Identifier,
        of recovery: RecoveryReference,
        by asker: SignedIn
    ) async throws -> String {
        let words = try Words(text, field: "words")
        var given = LetterPage.printed + [asker.name, asker.propertyName]
        // What is not shared any more may still be a repeat, which the books tell.
        if let praised = try await praised(recovery, for: asker) {
            given += [praised.words, praised.doer]
        }
        let letter = try Letter(id: id, recovery: recovery, words: words, given: given)
        return try await write(letter, by: asker)
    }
}

extension LetterList.Letter {
    init(_ row: LetterRow) {
        self.init(
            id: Identifier(row.id),
            code: row.code,
            property: row.property,
            from: row.writer,
            words: row.words,
            story: row.story,
            writtenAt: Date(timeIntervalSince1970: row.writtenAt)
        )
    }
}

extension StoryCursor {
    init(_ row: LetterRow) { (toldAt, id) = (row.writtenAt, row.id) }
}
