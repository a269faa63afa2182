import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Bills by a browser without JavaScript", .timeLimit(.minutes(5)))
struct BillPagesTests {
    @Test("are kept, listed and saved")
    func kept() async throws {
        try await Self.withBrowser { ada, act, house in
            var ada = ada
            let path = "/recoveries/\(act.code)/bills"
            let empty = try await ada.get(path)
            #expect(empty.status == .ok)
            #expect(empty.text.contains("Finance would like a bill from 75.00\u{A0}USD on."))
            let bill = String(decoding: try EvidenceFile.bill("fresh meal").bytes, as: UTF8.self)
            let sent = try await ada.post(path, parts: ["receipt": bill, "missing": "later"])
            #expect(sent.status == .seeOther)
            #expect(sent.headers[.location] == "\(path)?done=added")
            let listed = try await ada.get("\(path)?done=added")
            #expect(listed.text.contains("Kept."))
            let link = try #require(listed.text.firstMatch(of: /href="([^"]*\/bills\/[^"]+)"/))
            let saved = try await ada.get(String(link.1))
            #expect(saved.text == bill)
            #expect(saved.headers[.contentType] == "application/pdf")
            #expect(saved.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
            #expect(saved.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") == true)
            // A double tap adds nothing; a reason in place of a file is an answer.
            _ = try await ada.post(path, parts: ["receipt": bill])
            let told = try await ada.post(path, parts: ["receipt": "", "missing": "<b>lost</b>"])
            #expect(told.status == .seeOther)
            let both = try await ada.get(path)
            #expect(both.text.contains("No bill: &lt;b&gt;lost&lt;/b&gt;"))
            let count = try await house.texts("select count(*)::text from evidence")
            #expect(count == ["2"])
        }
    }

    @Test("that are none are told on the page, and nothing is kept")
    func troubles() async throws {
        try await Self.withBrowser { ada, act, house in
            var ada = ada
            let path = "/recoveries/\(act.code)/bills"
            try await ada.get(path)
            let large = "%PDF-1.4" + String(repeating: " ", count: EvidenceFile.mostBytes) + "%%EOF"
            for (parts, status, words) in [
                ([:], 422, "Choose a photo or PDF"), (["missing": " "], 422, "Choose a photo"),
                (["receipt": "<html>"], 415, "no whole photo or PDF"),
                (["receipt": "%PDF-1.4 cut"], 415, "no whole photo or PDF"),
                (["receipt": large], 413, "larger than 10 MB"),
                (["missing": String(repeating: "x", count: 2_001)], 422, "more than 2,000"),
            ] as [([String: String], Int, String)] {
                let answer = try await ada.post(path, parts: parts)
                #expect(Int(answer.status.code) == status, "\(words)")
                #expect(answer.text.contains(words), "\(words)")
                #expect(answer.text.contains("Nothing was kept."))
            }
            let form = try await ada.post(path, ["missing": "lost"])
            #expect(form.status == .forbidden)
            let forged = try await ada.post(path, parts: ["missing": "lost", "form": "forged"])
            #expect(forged.status == .forbidden)
            let elsewhere: HTTPFields = [.secFetchSite: "cross-site"]
            let foreign = try await ada.post(path, parts: ["missing": "lost"], elsewhere)
            #expect(foreign.status == .forbidden)
            #expect(try await house.texts("select count(*)::text from evidence") == ["0"])
        }
    }

    @Test("are shown to finance without the form, and to nobody else")
    func others() async throws {
        try await Self.withBrowser { ada, act, house in
            let path = "/recoveries/\(act.code)/bills"
            for (handle, role, status) in [
                ("fay", "finance", 200), ("bob", "staff", 404), ("mia", "manager", 404),
            ] {
                _ = try await house.employee(handle, roles: [role])
                try await house.setPassphrase(of: handle)
                var browser = Browser(ada.router)
                try await browser.signIn(handle)
                let page = try await browser.get(path)
                #expect(Int(page.status.code) == status, "\(handle)")
                #expect(!page.text.contains("multipart/form-data"))
                let sent = try await browser.post(path, parts: ["missing": "lost"])
                #expect(sent.status != .seeOther)
            }
            #expect(try await house.texts("select count(*)::text from evidence") == ["0"])
        }
    }

    private static func withBrowser(
        _ body: @Sendable @escaping (Browser, Booking, TestHouse) async throws -> Void
    ) async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            let act = try await router.house.recoveries.book(
                .of(.dollars(120), room: "412"),
                by: ada.hash
            )
            var browser = Browser(router)
            try await browser.signIn("ada")
            try await body(browser, act, router.house)
        }
    }
}

extension Browser {
    /// Sends a form with a file.
    fileprivate mutating func post(
        _ path: String,
        parts: [String: String],
        _ headers: HTTPFields = Browser.sameOrigin
    ) async throws -> TestResponse {
        var (parts, headers) = (parts, headers)
        parts["form"] = parts["form"] ?? form
        let mark = "----boundary"
        headers[.contentType] = "multipart/form-data; boundary=\(mark)"
        let body = parts.map { name, content in
            let file = name == "receipt" ? "; filename=\"x.html\"\r\nContent-Type: text/html" : ""
            let disposition = "Content-Disposition: form-data; name=\"\(name)\"\(file)"
            return "--\(mark)\r\n\(disposition)\r\n\r\n\(content)\r\n"
        }.joined()
        return try await send(.post, path, headers, body: "\(body)--\(mark)--\r\n")
    }
}
