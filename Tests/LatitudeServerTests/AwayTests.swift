import Foundation
import HTTPTypes
import HummingbirdTesting
import LatitudeStore
import Postgres
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("While the database lets nobody in", .timeLimit(.minutes(5)))
struct AwayTests {
    @Test("pages are answered with pages, under the name last known")
    func known() async throws {
        try await HouseRouter.with { router in
            _ = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            var browser = Browser(router)
            try await browser.signIn("ada")
            try await router.house.shutOut()
            for (path, status) in [
                ("/nowhere", HTTPResponse.Status.notFound), ("/account", .serviceUnavailable),
            ] {
                let page = try await browser.get(path)
                #expect(page.status == status, "\(path)")
                Self.expectPage(page, named: "Test house")
                // Words for people: no id, and no setting of a command line.
                #expect(!page.text.contains("same id") && !page.text.contains("LATITUDE_URL"))
            }
            #expect(try await browser.get("/account").headers[.retryAfter] == "1")
        }
    }

    @Test("a server that never knew the name puts another in its place")
    func unknown() async throws {
        try await HouseRouter.with { router in
            try await router.house.shutOut()
            var browser = Browser(router)
            let nowhere = try await browser.get("/nowhere")
            #expect(nowhere.status == .notFound)
            Self.expectPage(nowhere, named: "Latitude")
            let form = try await browser.get("/sign-in")
            #expect(form.status == .ok)
            Self.expectPage(form, named: "Latitude")
            let entered = try await browser.post("/sign-in", ["handle": "ada", "passphrase": "x"])
            #expect(entered.status == .serviceUnavailable)
            Self.expectPage(entered, named: "Latitude")
        }
    }

    private static func expectPage(_ response: TestResponse, named name: String) {
        #expect(response.headers[.contentType]?.hasPrefix("text/html") == true)
        #expect(response.text.contains(name))
        #expect(response.text.contains("</html>"))
    }
}

extension TestHouse {
    /// Ends the server's sessions and lets it in no more.
    func shutOut() async throws {
        try await run("alter database \(database.name) connection limit 0")
        let superuser = try await Connection.open(database.configuration(.superuser))
        try await superuser.run(
            script: """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and usename = 'latitude_app'
                """
        )
        await superuser.close()
    }
}
