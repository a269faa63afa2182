import Foundation
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore

/// The forms that choose a story for today's line-up, and take the choice back.
struct LineUpPages: Sendable {
    let writer: PageWriter
    let lineUp: LineUpStore

    private struct Form: Decodable {
        let form: String?
        let code: String?
    }

    func register(on routes: RouterGroup<ManagerPageContext>) {
        routes.post("today/line-up") { request, context in
            let code = try await checked(request, context).code
            try await lineUp.choose(try .named(code ?? ""), by: context.asker)
            return writer.redirect(to: PagePath.today, [])
        }
        routes.post("today/line-up/take-back") { request, context in
            _ = try await checked(request, context)
            try await lineUp.takeBack(by: context.asker)
            return writer.redirect(to: PagePath.today, [])
        }
    }

    private func checked(_ request: Request, _ context: ManagerPageContext) async throws -> Form {
        let form = try await request.form(Form.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        return form
    }
}

extension LineUpStore {
    /// What managers may do with stories they read; nil for anybody else.
    func desk(of asker: SignedIn) async throws -> LineUpDesk? {
        asker.has("manager") ? LineUpDesk(chosen: try await chosen(for: asker)) : nil
    }
}

/// What a manager may do with the stories they read today.
struct LineUpDesk {
    /// The code of the act whose story is told today; nil for none that was chosen.
    let chosen: String?

    /// What may be done with one; nil where it is not shared, or erased.
    func tools(_ code: String, words: Int?, isOwn: Bool) -> StoryTools? {
        words.map { words in
            StoryTools(
                choice: code == chosen
                    ? .chosen
                    : words > LineUp.mostWords
                        ? .tooLong(words: words, most: LineUp.mostWords) : .free,
                isPraisable: !isOwn
            )
        }
    }
}
