import Testing

@Suite("Bans")
struct BanTests {
    @Test("no shipped Swift forces, prints, sleeps, detaches, or promises without a reason")
    func swift() throws { report(BanCheck.swift(try Repository.current.get().files)) }

    @Test("nothing that ships is marked as unfinished")
    func marks() throws { report(BanCheck.marks(try Repository.current.get().files)) }

    @Test(
        "finds a force unwrap, and neither an inequality nor a negation",
        arguments: [
            ("a!", 1), ("a()!.b", 1), ("a[0]!", 1), ("\"a\"!", 1), ("var a: Int!", 1),
            ("a! != b", 1), ("\"\\(a!)\"", 1), ("try! a()", 1), ("a as! B", 1), ("a! = b", 1),
            ("a != b", 0), ("a!=b", 0), ("a !== b", 0), ("!a", 0), ("(!a)", 0), ("a && !b", 0),
            ("#if !DEBUG\n#endif", 0), ("\"a!\"", 0), ("// a!", 0), ("try? a() as? B", 0),
        ]
    )
    func findsForce(code: String, count: Int) {
        #expect(findings(code).count == count)
    }

    @Test(
        "finds a banned call, and not a member or a declaration of that name",
        arguments: [
            ("fatalError(\"a\")", 1), ("Task.detached { }", 1), ("Task { }", 0),
            ("DispatchSemaphore(value: 0)", 1), ("let a: DispatchSemaphore", 1),
            ("sleep(1)", 1), ("usleep(1)", 1), ("Thread.sleep(forTimeInterval: 1)", 1),
            ("try await Task.sleep(for: a)", 0), ("try await clock.sleep(until: a)", 0),
            ("print(a)", 1), ("Swift.print(a)", 1), ("page.print(a)", 0), ("func print() { }", 0),
            ("let print = 1", 0), ("// print(a)", 0), ("\"print(a)\"", 0), ("blueprint(a)", 0),
        ]
    )
    func findsCall(code: String, count: Int) {
        #expect(findings(code).count == count)
    }

    @Test("lets the two commands print, and tests do as they like")
    func exemptions() {
        for path in [
            "Sources/ClientCommand/A.swift", "Sources/ServerCommand/B/A.swift", "Tests/A/A.swift",
        ] {
            #expect(BanCheck.swift([SourceFile(path, "print(a)")]).isEmpty)
        }
        #expect(!BanCheck.swift([SourceFile("sql/Schema.swift", "print(a)")]).isEmpty)
        #expect(!BanCheck.swift([SourceFile("Sources/ClientCommand/A.swift", "a!")]).isEmpty)
    }

    @Test(
        "finds a promise without its reason directly above",
        arguments: [
            ("final class A: @unchecked Sendable { }", 1),
            ("// Guarded by the lock.\n\nfinal class A: @unchecked Sendable { }", 1),
            ("/// An account.\nfinal class A: @unchecked Sendable { }", 1),
            ("nonisolated(unsafe) var a = 1", 1),
            ("// Guarded by the lock.\nfinal class A: @unchecked Sendable { }", 0),
            ("// Guarded by the lock.\n@frozen\nfinal class A: @unchecked Sendable { }", 0),
            ("/// An account; safe: all is let.\nfinal class A: @unchecked Sendable { }", 0),
            ("// Written once, before any task.\nnonisolated(unsafe) var a = 1", 0),
            ("nonisolated func a() { }", 0), ("@unknown default:", 0), ("let unsafe = 1", 0),
        ]
    )
    func findsPromise(code: String, count: Int) {
        #expect(findings(code).count == count)
    }

    @Test(
        "finds a mark of unfinished work, and not the currency or a longer word",
        arguments: [
            ("// TODO: a", 1), ("let a = \"FIXME\"", 1), ("// a (HACK)", 1), ("// XXX", 1),
            ("throw A(\"TODO later\")", 1), ("let none = \"XXX\"", 0), ("mktemp a.XXXXXX", 0),
            ("// todos", 0), ("TODOS", 0),
        ]
    )
    func findsMark(text: String, count: Int) {
        #expect(BanCheck.marks([SourceFile("Sources/A/a.swift", text)]).count == count)
        #expect(BanCheck.marks([SourceFile("Tests/A/a.swift", text)]).isEmpty)
    }

    private func findings(_ code: String) -> [Finding] {
        BanCheck.swift([SourceFile("Sources/Latitude/A.swift", code)])
    }
}
