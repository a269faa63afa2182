import ArgumentParser
import LatitudeStore

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty database with a demonstration house and its year."
    )

    @OptionGroup var options: StateOptions

    func run() async throws {}
}
