import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// Which page of a list to show.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many at most, 1 to 200 (default: 20).", valueName: "count"))
    var limit: Int?

    @Option(help: ArgumentHelp("Go on where the page before ended.", valueName: "cursor"))
    var before: String?

    func validate() throws {
        if let limit, !(1...200).contains(limit) {
            throw ValidationError("--limit is 1 to 200.")
        }
    }
}

/// `latitude list`: one's own acts.
struct ListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List your acts, newest first.",
        discussion: """
            Example:
              latitude list --limit 50
              latitude list --not-asked
              latitude list --all --json
            """
    )

    @Flag(help: "Every page; with --json one document for each.")
    var all = false

    @Flag(help: "Only those whose guest nobody asked yet.")
    var notAsked = false

    @Flag(help: "Only those that still hold money.")
    var held = false

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if notAsked, held { throw ValidationError("Give one of --not-asked and --held.") }
    }

    private var state: String? { notAsked ? "not_asked" : held ? "held" : nil }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            var request = PageRequest(
                limit: page.limit ?? (all ? 200 : nil),
                before: page.before,
                state: state
            )
            while true {
                let answer = try await session.client.recoveries(request)
                try show(answer, isFirst: request.before == nil, in: context)
                guard all, let next = answer.value.next else { break }
                request.before = next
            }
        }
    }

    private func show(
        _ answer: LatitudeClient.Answer<RecoveryList>,
        isFirst: Bool,
        in context: Context
    ) throws {
        let out = context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        for line in RecoveryView.lines(answer.value.recoveries, palette: out.palette) {
            try out.write(line: line)
        }
        if answer.value.recoveries.isEmpty, isFirst {
            try context.console.err.write(
                line: state == nil ? "No acts yet." : "None is like this."
            )
        }
        if !all, let next = answer.value.next {
            try context.console.err.write(line: "More: latitude list --before \(next)")
        }
    }
}
