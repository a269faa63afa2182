import Foundation
import Testing
import Vault

@Suite("Key files")
struct KeyFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("come before the environment's value, and that before the credential")
    func order() throws {
        let path = try directory.write("file")
        try directory.write("credential", to: "keys", mode: 0o440)
        func load(_ path: String?, _ value: String?) throws -> String? {
            try KeyFile.load(path: path, value: value, credential: "keys", in: directory.path)
        }
        #expect(try load(path, "value") == "file")
        #expect(try load(nil, "value") == "value")
        #expect(try load(nil, nil) == "credential")
        #expect(try load(nil, " \n") == "credential")
        #expect(try load(path, nil) == "file")
    }

    @Test("are nothing where nothing is named, or systemd has no such credential")
    func nothing() throws {
        #expect(try KeyFile.load() == nil)
        #expect(try KeyFile.load(value: "") == nil)
        #expect(try KeyFile.load(credential: "keys") == nil)
        #expect(try KeyFile.load(credential: "keys", in: "") == nil)
        #expect(try KeyFile.load(credential: "keys", in: directory.path) == nil)
    }

    @Test("that are named and missing are a fault, not a reason to look elsewhere")
    func missing() {
        let path = directory.file()
        #expect(throws: KeyFault.missing(path)) { try KeyFile.load(path: path, value: "value") }
        #expect(throws: KeyFault.missing("\(path)/key")) { try KeyFile.load(path: "\(path)/key") }
    }

    @Test(
        "with rights for others are refused",
        arguments: [
            0o644, 0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o660, 0o666, 0o777,
        ]
    )
    func exposed(mode: Int) throws {
        let path = try directory.write("secret", mode: mode_t(mode))
        let fault = KeyFault.exposed(path)
        #expect(throws: fault) { try KeyFile.load(path: path) }
        #expect(throws: fault) { try KeyFile.loadOrCreate(path: path) { "other" } }
        #expect(fault.description.contains("chmod 600 \(path)"))
    }

    @Test("with rights for the owner alone are read", arguments: [0o600, 0o400, 0o700])
    func own(mode: Int) throws {
        let path = try directory.write("secret", mode: mode_t(mode))
        #expect(try KeyFile.load(path: path) == "secret")
    }

    @Test("from systemd may be readable by their group, and no more than that")
    func credentials() throws {
        for (mode, isRead) in [
            (0o400, true), (0o440, true), (0o600, true), (0o640, true), (0o444, false),
            (0o460, false), (0o450, false), (0o404, false), (0o402, false),
        ] {
            let path = try directory.write("secret", to: "keys", mode: mode_t(mode))
            let text = Result { try KeyFile.load(credential: "keys", in: directory.path) }
            if isRead {
                #expect(try text.get() == "secret")
            } else {
                #expect(throws: KeyFault.exposed(path)) { try text.get() }
            }
            unlink(path)
        }
    }

    @Test("from systemd stay in its directory", arguments: ["", ".", "..", "../key", "a/b", ".a"])
    func names(name: String) {
        #expect(throws: KeyFault.malformedName(name)) {
            try KeyFile.load(credential: name, in: directory.path)
        }
    }

    @Test("may be links to files of our own, whose rights count")
    func links() throws {
        try directory.write("secret", to: "real")
        try directory.write("secret", to: "open", mode: 0o644)
        let link = try link(to: "real")
        #expect(try KeyFile.load(path: link) == "secret")
        #expect(try KeyFile.loadOrCreate(path: link) { "other" } == "secret")
        unlink(link)
        let open = try self.link(to: "open")
        #expect(throws: KeyFault.exposed(open)) { try KeyFile.load(path: open) }
    }

    @Test("are no links to files of another user")
    func foreign() throws {
        // As root a file can be given away. Nobody else can, but then root's are another's.
        var target = "/etc/passwd"
        if geteuid() == 0 {
            target = try directory.write("secret", to: "real")
            try #require(chown(target, 65_534, 65_534) == 0)
        }
        let link = try link(to: target)
        #expect(throws: KeyFault.foreign(link)) { try KeyFile.load(path: link) }
        #expect(throws: KeyFault.foreign(link)) { try KeyFile.loadOrCreate(path: link) { "x" } }
    }

    @Test("are not created through a link that leads nowhere")
    func dangling() throws {
        let link = try link(to: "nowhere")
        #expect(throws: KeyFault.missing(link)) { try KeyFile.load(path: link) }
        #expect(throws: KeyFault.missing(link)) { try KeyFile.loadOrCreate(path: link) { "x" } }
        #expect(throws: KeyFault.missing(link)) {
            try KeyFile.load(credential: "key", in: directory.path)
        }
        #expect(try directory.names() == ["key"])
        unlink(link)
        let loop = try self.link(to: "key")
        #expect(throws: KeyFault.self) { try KeyFile.load(path: loop) }
    }

    @Test("are regular files, and a pipe without a writer is not waited for")
    func kinds() throws {
        let path = directory.file()
        #expect(throws: KeyFault.notFile(directory.path)) {
            try KeyFile.load(path: directory.path)
        }
        #expect(throws: KeyFault.notFile("/dev/null")) { try KeyFile.load(path: "/dev/null") }
        try #require(mkfifo(path, 0o600) == 0)
        #expect(throws: KeyFault.notFile(path)) { try KeyFile.load(path: path) }
    }

    @Test("have at most 64 kB")
    func limit() throws {
        let full = String(repeating: "#", count: KeyFile.limit)
        #expect(try KeyFile.load(path: try directory.write(full)) == full)
        let path = try directory.write(full + "#")
        #expect(throws: KeyFault.tooLarge(path)) { try KeyFile.load(path: path) }
    }

    @Test("are UTF-8, and empty ones say that they hold no key")
    func text() throws {
        let path = try directory.write("")
        let text = try #require(try KeyFile.load(path: path))
        #expect(throws: KeyFault.noKey) { try MasterKeys(text: text) }
        try Data([0x31, 0x20, 0xff]).write(to: URL(filePath: path))
        try #require(chmod(path, 0o600) == 0)
        #expect(throws: KeyFault.notText(path)) { try KeyFile.load(path: path) }
    }

    private func link(to target: String) throws -> String {
        let link = directory.file()
        try #require(symlink(target, link) == 0)
        return link
    }
}
