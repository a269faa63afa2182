import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import Logging
import Messages
import NIOCore
import Synchronization

/// Puts what every page has around what one says: language, head, form token, cookies, headers.
struct PageWriter: Sendable {
    let forms: FormGuard
    let name: HouseName

    /// A page as an answer.
    func answer(
        _ page: some Page,
        to visit: Visit,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let frame = Frame(
            language: visit.language,
            person: visit.asker.map { .init(name: $0.name, property: $0.propertyName) },
            navigation: visit.asker.map { NavigationItem.items(for: $0.pageRoles) } ?? [],
            otherLanguagePath: Self.here(visit.path, in: visit.language.other),
            organisation: await name.current(),
            timeZone: visit.asker.flatMap { TimeZone(identifier: $0.timeZone) } ?? .gmt,
            formToken: FormToken(forms.token(for: visit.binding))
        )
        var headers = Self.headers
        for cookie in visit.cookies {
            headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return Response(
            status: status,
            headers: headers,
            body: .init(
                byteBuffer: ByteBuffer(
                    string: Unreadable.shown(page.html(frame), in: visit.language)
                )
            )
        )
    }

    /// Sends a browser on after a form, so that going back sends nothing twice.
    func redirect(to path: String, _ cookies: [String]) -> Response {
        var headers: HTTPFields = [.location: path]
        for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        return Response(status: .seeOther, headers: headers)
    }

    /// A refusal as a page; a page for somebody who is signed in sends others to sign in first.
    func answer(_ refusal: Refusal, to visit: Visit, requestID: String) async throws -> Response {
        if refusal.code == .notSignedIn {
            let next = visit.path.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
            return redirect(
                to: "\(PagePath.signIn)?next=\(next ?? "")",
                visit.cookies
            )
        }
        let entry = refusal.code.entry
        let page: MessagePage =
            switch refusal.code {
            case .notFound: .notFound
            case .internalFault: .fault(requestID: requestID)
            default: .refusal(MessagePage.Refused(refusal, in: visit.language))
            }
        return try await answer(page, to: visit, status: .init(code: entry.status))
    }

    /// The same page in a language, by an address that no browser takes for one of another host, as
    /// it would `//example`.
    private static func here(_ path: String, in language: Language) -> String {
        let own = "/\(path.drop { $0 == "/" || $0 == "\\" })"
        return "\(own)\(own.contains("?") ? "&" : "?")lang=\(language.rawValue)"
    }

    private static let headers: HTTPFields = [
        .contentType: "text/html; charset=utf-8",
        .contentSecurityPolicy: "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        .cacheControl: "no-store",
    ]
}

/// The organisation's name in the head of pages: as it was last, while the books cannot be asked.
final class HouseName: Sendable {
    private let ask: @Sendable () async throws -> String
    // A lock, as pages that are made at once all leave what they learned.
    private let last = Mutex("Latitude")

    /// A name that `ask` answers.
    init(_ ask: @escaping @Sendable () async throws -> String) { self.ask = ask }

    /// The name now.
    func current() async -> String {
        guard let name = try? await ask() else { return last.withLock { $0 } }
        last.withLock { $0 = name }
        return name
    }
}

extension MessagePage.Refused {
    /// The catalogue's words in the reader's language.
    ///
    /// What is known of the case in English alone is left out of a Polish page, which would else
    /// speak two languages.
    fileprivate init(_ refusal: Refusal, in language: Language) {
        let problem = Problem(refusal)
        // Whoever looks at a page knows of no id, and has no settings of a command line.
        let again =
            AskAgainPage.Reason(refusal.code) == nil ? nil : Messages.of(language)("unsettled.page")
        guard language == .pl, let words = refusal.code.polish else {
            self.init(
                title: problem.title,
                detail: problem.detail,
                rule: problem.rule,
                owner: problem.owner,
                youCan: (again.map { [$0] } ?? problem.youCan).map { MessagePage.Way($0) },
                code: problem.code
            )
            return
        }
        self.init(
            title: words.title,
            detail: refusal.detail(in: .pl),
            rule: words.rule,
            owner: refusal.owner ?? refusal.code.defaultOwnerInPolish,
            youCan: (again.map { [$0] } ?? words.youCan).map { MessagePage.Way($0) },
            code: problem.code
        )
    }
}
