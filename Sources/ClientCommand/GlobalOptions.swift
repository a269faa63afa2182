import ArgumentParser
import Latitude
import LatitudeClient

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Flag(help: "Print the server's JSON, unchanged.")
    var json = false

    @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
    var color = ColorMode.auto
}

/// One verb of the command line: options, parsing, `run`.
protocol Verb: ParsableCommand {
    /// What every command takes.
    var global: GlobalOptions { get }
    /// How a refusal of this verb starts, such as “Not booked”.
    static var refusalLead: String { get }
    /// What is typed after `latitude`.
    static var name: String { get }
    /// Whether `why` explains this verb's answers.
    var isRemembered: Bool { get }
    /// Does what was asked; throws `Refusal` or `Refused` where it was not done.
    func run(in context: Context) async throws
}

extension Verb {
    static var refusalLead: String { "Not done" }
    var isRemembered: Bool { false }
    static var name: String { configuration.commandName ?? _commandName }
}
