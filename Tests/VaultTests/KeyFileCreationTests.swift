import Foundation
import Testing
import Vault

@Suite("Creating a key file")
struct KeyFileCreationTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("writes what is fresh, for the owner alone, and leaves nothing else behind")
    func creates() throws {
        let fresh = MasterKeys.fresh().text
        let path = directory.file()
        #expect(try KeyFile.loadOrCreate(path: path) { fresh } == fresh)
        #expect(try directory.names() == ["key"])
        var facts = stat()
        try #require(stat(path, &facts) == 0)
        #expect(facts.st_mode & 0o7777 == 0o600)
        #expect(facts.st_nlink == 1)
        #expect(try KeyFile.load(path: path) == fresh)
    }

    @Test("keeps what is there and makes nothing fresh")
    func keeps() throws {
        let path = try directory.write("there")
        var count = 0
        let text = try KeyFile.loadOrCreate(path: path) {
            count += 1
            return "fresh"
        }
        #expect(text == "there")
        #expect(count == 0)
    }

    @Test("needs the directory")
    func noDirectory() throws {
        let path = directory.file("missing/key")
        #expect(throws: KeyFault.noDirectory(path)) {
            try KeyFile.loadOrCreate(path: path) { "fresh" }
        }
        let file = try directory.write("x", to: "file")
        #expect(throws: KeyFault.noDirectory("\(file)/key")) {
            try KeyFile.loadOrCreate(path: "\(file)/key") { "fresh" }
        }
    }

    @Test("ends with one key for 20 that all found none")
    func race() throws {
        let path = directory.file()
        let gate = Gate(20)
        let creators = (0..<20).map { _ in
            Creator(path: path) {
                // Nobody writes before everybody has looked and found nothing.
                gate.pass()
                return MasterKeys.fresh().text
            }
        }
        for creator in creators { creator.thread.start() }
        let texts = creators.map { $0.result() }
        let kept = try #require(try KeyFile.load(path: path))
        #expect(try texts.map { try $0.get() } == Array(repeating: kept, count: 20))
        #expect(try MasterKeys(text: kept).numbers == [1])
        #expect(try directory.names() == ["key"])
    }
}

/// Lets nobody on before all have come.
// Safe because the condition's lock guards the count.
private final class Gate: @unchecked Sendable {
    private let condition = NSCondition()
    private var missing: Int

    init(_ count: Int) { missing = count }

    func pass() {
        condition.withLock {
            missing -= 1
            condition.broadcast()
            // A creator that failed before it came here must not hang the others.
            let deadline = Date(timeIntervalSinceNow: 30)
            while missing > 0, condition.wait(until: deadline) {}
        }
    }
}

/// Creates a key file on a thread of its own, for it waits for others there.
// Safe because the condition's lock guards the outcome, and the thread is only started.
private final class Creator: @unchecked Sendable {
    private let condition = NSCondition()
    private var outcome: Result<String, any Error>?
    private let path: String
    private let fresh: @Sendable () -> String

    init(path: String, fresh: @escaping @Sendable () -> String) {
        self.path = path
        self.fresh = fresh
    }

    var thread: Thread { Thread { self.run() } }

    func result() -> Result<String, any Error> {
        condition.withLock {
            while true {
                if let outcome { return outcome }
                condition.wait()
            }
        }
    }

    private func run() {
        let outcome = Result { try KeyFile.loadOrCreate(path: path, fresh: fresh) }
        condition.withLock {
            self.outcome = outcome
            condition.broadcast()
        }
    }
}
