import ArgumentParser
import Latitude
import LatitudeStore
import Messages
import Passphrase
import Postgres

struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol",
        abstract: "Give an employee a code to choose a passphrase with, once.",
        discussion: """
            The code is for the page /enrol of the server. It is shown once; the database keeps \
            its hash. An earlier code of theirs stops working.

            Example: latitude-server enrol ada
            """
    )

    @OptionGroup var options: StateOptions
    @Argument(help: "The employee's handle.") var employee: String
    @Option(help: "How many days it works.") var days = 7

    func validate() throws {
        guard (1...90).contains(days) else {
            throw ValidationError("--days takes a number from 1 to 90.")
        }
    }

    func run() async throws {
        let code = SpokenCode(random: .twelve)
        try await Database.with(try Settings(options)) { database in
            let isKnown = try await database.asOwner { connection in
                try await Fault.refuseLeaver(employee, over: connection)
                return try await AccessStore(connection: connection)
                    .enrol(employee, code: TokenHash(of: code.characters), days: days)
            }
            guard isKnown else { throw Fault.noEmployee(employee) }
        }
        print(code.text)
        Talk.say("for \(employee) to choose a passphrase at /enrol, within \(days) days")
        Talk.say(Messages.of(.en)("signIn.codeEndsOthers", ["handle": employee]))
    }
}

struct PinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Keep the PINs that people take shared desks with.",
        subcommands: [Reset.self]
    )

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give somebody a fresh PIN, and unlock it.",
            discussion: """
                The PIN is shown once; the database keeps its hash. Whoever gets it can choose \
                another when they are signed in.

                Example: latitude-server pin reset ada
                """
        )

        @OptionGroup var options: StateOptions
        @Argument(help: "The employee's handle.") var employee: String

        func run() async throws {
            let pin = Pin.random()
            let hash: String
            do {
                hash = try await PassphraseHasher().hash(pin.text, for: employee)
            } catch {
                throw Fault(error)
            }
            try await Database.with(try Settings(options)) { database in
                let isKnown = try await database.asOwner { connection in
                    try await Fault.refuseLeaver(employee, over: connection)
                    return try await AccessStore(connection: connection)
                        .setPin(of: employee, hash: hash)
                }
                guard isKnown else { throw Fault.noEmployee(employee) }
            }
            print(pin.text)
        }
    }
}

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Keep the desks that several people share.",
        subcommands: [Enrol.self, List.self, Close.self]
    )

    struct Enrol: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enrol a desk and print its token, once.",
            discussion: """
                The token signs nobody in: it lets colleagues of the property try their PIN there. \
                A desk of that name is enrolled anew, and its old token ends.

                Example: latitude-server desk enrol "Front desk 1" --property Grand
                """
        )

        @OptionGroup var options: StateOptions
        @Argument(help: "The desk's name, one of its kind at the property.") var name: String
        @Option(help: "The property's name.") var property: String
        @Option(help: "Seconds without use until whoever has it is signed out.") var idle = 300

        func validate() throws {
            guard (30...86_400).contains(idle) else {
                throw ValidationError("--idle takes a number of seconds from 30 to 86400.")
            }
            guard !name.isEmpty, name.count <= 200 else {
                throw ValidationError("A desk's name has 1 to 200 characters.")
            }
        }

        func run() async throws {
            let token = Token()
            try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    let isKnown = try await AccessStore(connection: connection)
                        .enrolDesk(name, at: property, token: token.hash, idleSeconds: idle)
                    guard !isKnown else { return }
                    let known = try await OrganisationStore(connection: connection).properties()
                    throw Fault.noProperty(property, known.map(\.plan.name))
                }
            }
            print(token.text)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the desks: property, name, seconds, enrolled, closed.",
            discussion: """
                Example: latitude-server desk list --json
                """
        )

        @OptionGroup var options: StateOptions
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let desks = try await Database.with(try Settings(options)) { database in
                try await database.asOwner { try await AccessStore(connection: $0).desks() }
            }
            if json {
                print(try Printed.json(["desks": desks]))
                return
            }
            for desk in desks {
                let end = desk.closedAt.map { "closed \($0)" } ?? "in use"
                let cells = [
                    desk.property, desk.name, "\(desk.idleSeconds)", desk.enrolledAt, end,
                ]
                print(cells.joined(separator: "\t"))
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a desk: its token ends, and whoever has it is signed out.",
            discussion: """
                Run again it changes nothing. Enrolling a desk of that name opens it again.

                Example: latitude-server desk close "Front desk 1" --property Grand
                """
        )

        @OptionGroup var options: StateOptions
        @Argument(help: "The desk's name.") var name: String
        @Option(help: "The property's name.") var property: String

        func run() async throws {
            let wasOpen = try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    try await AccessStore(connection: connection).closeDesk(name, at: property)
                }
            }
            guard let wasOpen else {
                throw Fault("there is no desk “\(name)” at “\(property)”", exitCode: 65)
            }
            print(wasOpen ? "closed" : "closed already")
        }
    }
}

extension Fault {
    /// Throws where somebody works here no longer: what gets them in would open nothing.
    static func refuseLeaver(_ handle: String, over connection: Connection) async throws {
        guard let day = try await AccessStore(connection: connection).leftOn(handle) else { return }
        let values = ["handle": handle, "day": day.description]
        throw Fault(Messages.of(.en)("operator.left", values), exitCode: 65)
    }

    /// A handle nobody has.
    static func noEmployee(_ handle: String) -> Fault {
        Fault("nobody has the handle “\(handle)”", exitCode: 65)
    }
}
