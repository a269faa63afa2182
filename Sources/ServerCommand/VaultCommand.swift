import ArgumentParser
import LatitudeStore
import Vault

struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault",
        abstract: "Rotate the master keys, and see what each of them wraps.",
        subcommands: [AddKey.self, Rotate.self, Status.self]
    )

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Wrap every key under the newest master key.",
            discussion: """
                With --new-key a new master key is put into the key file first; keep a copy of \
                that file, apart from the database's backups. The texts stay as they are. \
                Interrupted, it is run again without --new-key and does what is left.

                A server that runs knows the keys it was started with: what is wrapped under a \
                newer one it cannot open until it is restarted. So that nobody waits, run \
                latitude-server vault add-key, restart every server, then run rotate without \
                --new-key.

                When latitude-server vault status shows nothing under the old key, its line may \
                be removed from the key file; backups of the database from before still need it, \
                so keep it apart as long as you keep them.

                Example: latitude-server vault rotate --new-key
                """
        )

        @OptionGroup var options: StateOptions
        @Flag(help: "Put a new master key into the key file first.") var newKey = false

        func run() async throws {
            let settings = try Settings(options)
            let (count, number) = try await Database.with(settings) { database in
                try await database.asOwner { connection in
                    let known = try Keys.load(settings).master
                    // Keys of another database are told before the file is changed.
                    try await VaultRotation(connection: connection, keys: known).verify()
                    let keys = newKey ? try Keys.addMaster(settings) : known
                    let count = try await VaultRotation(connection: connection, keys: keys).run()
                    return (count, keys.current)
                }
            }
            print("\(count) wrapped under master key \(number)")
            if newKey {
                Talk.say("restart every running server now, then run vault rotate once more")
            }
            Talk.say("vault status tells when an old line may be removed from the key file")
        }
    }

    struct AddKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-key",
            abstract: "Put a new master key into the key file, and wrap nothing yet.",
            discussion: """
                The first half of a rotation without a gap: restart every server, then run \
                latitude-server vault rotate. Keep a copy of the key file, apart from the \
                database's backups.

                Example: latitude-server vault add-key
                """
        )

        @OptionGroup var options: StateOptions

        func run() async throws {
            let settings = try Settings(options)
            let number = try await Database.with(settings) { database in
                try await database.asOwner { connection in
                    let known = try Keys.load(settings).master
                    try await VaultRotation(connection: connection, keys: known).verify()
                    return try Keys.addMaster(settings).current
                }
            }
            print("master key \(number) is in the key file")
            Talk.say("restart every server, then run latitude-server vault rotate")
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell what each master key wraps: number, texts, secrets, in the key file.",
            discussion: """
                An older line of the key file may be removed once it wraps nothing and every \
                server was restarted after the rotation; backups from before still need it.

                Example: latitude-server vault status
                """
        )

        @OptionGroup var options: StateOptions
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let settings = try Settings(options)
            let masters = try await Database.with(settings) { database in
                let keys = try Keys.load(settings).master
                return try await database.asOwner { connection in
                    try await VaultRotation(connection: connection, keys: keys).status()
                }
            }
            if json {
                print(try Printed.json(["masters": masters]))
                return
            }
            for master in masters {
                let place = master.isInKeyFile ? "in the key file" : "not in the key file"
                let age = master.isNewest ? ", newest" : ""
                print("\(master.number)\t\(master.texts)\t\(master.secrets)\t\(place)\(age)")
            }
            for master in masters where !master.isNewest && master.isInKeyFile {
                Talk.say(
                    master.texts + master.secrets == 0
                        ? "line \(master.number) may be removed once every server was restarted"
                        : "line \(master.number) is still needed: run vault rotate"
                )
            }
        }
    }
}
