import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude story`: tells an act.
struct StoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "Tell an act as a story.",
        discussion: """
            The text is an argument, or comes from standard input, or from $VISUAL or $EDITOR. \
            Told again, the latest counts. A story is shared with nobody unless you say so: \
            --share team is your cost centre, --share house everybody.

            Example:
              latitude story 7K2M "He flew the laptop over himself." --share house
              latitude story 7K2M < letter.txt
            """
    )
    static let refusalLead = "Not told"

    @Argument(help: "The act's code.")
    var code: String

    @Argument(help: "The story.")
    var words: [String] = []

    @Option(help: ArgumentHelp("Who may read it: fund, team or house.", valueName: "level"))
    var share: ShareLevel?

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        let reference = try CodeText.parse(code)
        let state = try StateDirectory(environment: context.environment)
        let login = try? CredentialsFile(state).load()
        if let login { try DeskLock.check(login, state, now: context.now()) }
        // At a shared desk a draft is its writer's: nobody else opens it.
        let writer = login.flatMap { $0.desk == nil ? nil : $0.profile.handle }
        let draft = StoryDraft(state, of: reference, by: writer)
        let text = try words.isEmpty ? read(draft, in: context) : WordsText.join(words)
        let story = try Words(text, field: "story")
        do {
            try await tell(story, of: reference, in: context)
        } catch {
            if draft.exists {
                let line = "Your text is kept: latitude story \(reference) opens it again."
                try context.console.err.write(line: line)
            }
            throw error
        }
        draft.remove()
    }

    private func tell(
        _ story: Words,
        of reference: RecoveryReference,
        in context: Context
    ) async throws {
        try await Session.run(in: context) { session in
            let act = try Act(
                after: reference,
                .story,
                body: StoryBody(words: story.text, share: share),
                verb: Self.name,
                login: session.login,
                madeAt: context.now()
            )
            guard !send.isDryRun else { return try session.showUnsent(act, json: global.json) }
            try await session.deliver(
                act,
                send,
                json: global.json,
                kind: .acknowledgement
            ) { data in
                let told = try WireCoding.decoder().decode(Acknowledgement.self, from: data)
                return card(told)
            }
        }
    }

    private func read(_ draft: StoryDraft, in context: Context) throws -> String {
        let input = context.console.input
        guard input.isTerminal else {
            guard let text = input.readAll() else { throw Refusal(.textInvalid) }
            return text
        }
        return try draft.edit(environment: context.environment)
    }

    private func card(_ told: Acknowledgement) -> Card {
        let readers =
            switch share ?? .fund {
            case .fund: "Nobody else reads it; to share it: --share team or --share house."
            case .team: "Your team can read it."
            case .house: "The whole house can read it."
            }
        return Card(tone: .good, lead: "Told.", text: readers, tag: told.code)
    }
}

/// A story being written; it stays on disk until the server has it.
struct StoryDraft {
    private let state: StateDirectory
    private let path: String

    /// `writer` is whose it is where several people share the directory, else nil.
    init(_ state: StateDirectory, of reference: RecoveryReference, by writer: String? = nil) {
        self.state = state
        let owner = writer.map { "\($0)-" } ?? ""
        path = "\(state.drafts)/\(owner)\(reference).txt"
    }

    /// Opens the user's editor on what was written before, and reads what it left.
    func edit(environment: [String: String]) throws -> String {
        let names = ["VISUAL", "EDITOR"].compactMap { environment[$0] }
        guard let editor = names.first(where: { !$0.isEmpty }) else {
            throw Refusal(
                .textEmpty,
                detail: "No story was given, and neither VISUAL nor EDITOR names an editor.",
                youCan: ["latitude story CODE \"…\"", "latitude story CODE < letter.txt"]
            )
        }
        try state.create(state.drafts)
        if try StateFile.read(path) == nil {
            try StateFile.write(Data(), to: path, isFlushed: false)
        }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        // The editor's value may carry options, so the shell takes it apart, as git does.
        process.arguments = ["-c", "\(editor) \"$1\"", "sh", path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Refusal(
                .textEmpty,
                detail: "The editor ended with \(process.terminationStatus); see \(path)."
            )
        }
        let data = try StateFile.read(path) ?? Data()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Refusal(.textInvalid, detail: "\(path) is not UTF-8.")
        }
        return text
    }

    /// Whether something was written and not told yet.
    var exists: Bool { access(path, F_OK) == 0 }

    /// Forgets the draft once the story is told.
    func remove() { unlink(path) }
}
