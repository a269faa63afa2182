import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import Logging
import NIOCore

/// Answers what goes wrong on a page with a page.
///
/// A form that books under an id of its own, and whose books did not say what became of it, comes
/// back with one button that sends the same again: whatever went wrong on the way, from finding out
/// who sends it on.
struct PageProblemMiddleware: RouterMiddleware {
    let writer: PageWriter

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard let visit = context.visit else { return try await next(request, context) }
        var request = request
        var form: SentForm?
        do {
            form = try await SentForm(takenFrom: &request)
            if let fault = context.visitFault { throw fault }
            return try await next(request, context)
        } catch {
            let refusal = refusal(for: error, context)
            var response = try await answer(refusal, to: visit, form, request, context)
            if [503, 504].contains(refusal.code.entry.status) {
                response.headers[.retryAfter] = "1"
            }
            return response
        }
    }

    private func refusal(for error: any Error, _ context: VisitorContext) -> Refusal {
        let refusal = (error as? Refusal) ?? Refusal(fault: error)
        if refusal.code == .internalFault {
            context.logger.error(
                "a page failed",
                metadata: ["error": "\(Refusal.loggable(error))"]
            )
        }
        return refusal
    }

    private func answer(
        _ refusal: Refusal,
        to visit: Visit,
        _ form: SentForm?,
        _ request: Request,
        _ context: VisitorContext
    ) async throws -> Response {
        let status = HTTPResponse.Status(code: refusal.code.entry.status)
        // A form of somebody else's page is not sent again by a button on ours.
        if let form, let reason = AskAgainPage.Reason(refusal.code),
            (try? writer.forms.check(request, token: form.token, binding: visit.binding)) != nil
        {
            let page = AskAgainPage(reason, action: request.uri.path, fields: form.fields)
            return try await writer.answer(page, to: visit, status: status)
        }
        return try await writer.answer(refusal, to: visit, requestID: context.id.description)
    }
}

extension AskAgainPage.Reason {
    /// Nil where a refusal says what became of the form.
    init?(_ code: RefusalCode) {
        switch code {
        case .outcomeUnknown, .internalFault: self = .noAnswer
        case .serverAway, .serverBusy: self = .away
        default: return nil
        }
    }
}

/// A form that books under an id of its own, as a browser sent it.
struct SentForm: Sendable {
    /// Its fields in order, without its token.
    let fields: [HiddenField]
    /// Its form token; nil without one.
    let token: String?

    /// Reads the body of a form and leaves it in the request; nil for anything but such a form.
    ///
    /// Forms without an id, such as those of a passphrase, are never shown again. Throws
    /// `body_too_large` or `body_too_slow`.
    init?(takenFrom request: inout Request) async throws {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard request.method == .post, type.hasPrefix("application/x-www-form-urlencoded") else {
            return nil
        }
        let body = try await request.collected(.json)
        request.body = RequestBody(buffer: body)
        let pairs = String(buffer: body).split(separator: "&").map(Self.field)
        guard pairs.contains(where: { $0?.name == FormField.act }) else { return nil }
        fields = pairs.compactMap { $0 }.filter { $0.name != FormField.form }
        token = pairs.lazy.compactMap { $0 }.first { $0.name == FormField.form }?.value
    }

    private static func field(_ pair: Substring) -> HiddenField? {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let texts = parts.compactMap { $0.replacing("+", with: " ").removingPercentEncoding }
        guard texts.count == parts.count, let name = texts.first else { return nil }
        return HiddenField(name, texts.count == 2 ? texts[1] : "")
    }
}
