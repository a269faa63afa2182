import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Arguments")
struct ArgumentsTests {
    @Test(
        "hides a negative number's hyphen from the parser, and nothing else",
        arguments: [
            (["spend", "-5", "x"], ["spend", " -5", "x"]),
            (["spend", "-.5", "x"], ["spend", " -.5", "x"]),
            (["give", "x", "--cost", "-1"], ["give", "x", "--cost", " -1"]),
            (["spend", "5", "--", "-5"], ["spend", "5", "--", "-5"]),
            (["spend", "5", "-x"], ["spend", "5", "-x"]),
            (["--color", "never", "me"], ["me", "--color", "never"]),
            (["--color=always", "list", "--all"], ["list", "--color=always", "--all"]),
            (["--color", "never", "desk"], ["desk", "--color", "never"]),
            (["--color=never", "desk", "leave"], ["desk", "leave", "--color=never"]),
            (["--version"], ["--version"]),
            ([], []),
        ]
    )
    func rewrites(line: [String], expected: [String]) {
        #expect(Arguments.rewritten(line) == expected)
    }

    @Test("joins unquoted words and takes options between them")
    func parsesSpend() throws {
        let line = ["spend", "120", "cold", "dinner:", "--room", "412", "fresh", "meal"]
        let command = try #require(try LatitudeCommand.parseAsRoot(line) as? SpendCommand)
        #expect(command.amount == "120")
        #expect(WordsText.join(command.words) == "cold dinner: fresh meal")
        #expect(command.options.room == "412")
    }

    @Test("takes every option of an act")
    func parsesOptions() throws {
        let line = [
            "spend", "12usd", "x", "--guest", "Ms Ito", "--new-guest", "--place", "bar", "--for",
            "7k2m", "--means", "in-kind", "--at", "2h ago", "--cause", "breakdown", "--wrong",
            "lift stood still", "--minutes", "20min", "--delight", "--json", "--dry-run",
            "--again", "--color", "never",
        ]
        let command = try #require(try LatitudeCommand.parseAsRoot(line) as? SpendCommand)
        let clock = PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
        let body = try command.options.body(kind: .spend, amount: nil, words: "x", clock: clock)
        #expect(body.guest == "Ms Ito")
        #expect(body.newGuest == true)
        #expect(body.place == "bar")
        #expect(body.for == "7K2M")
        #expect(body.means == .inKind)
        #expect(body.at == Desk.now.addingTimeInterval(-7_200))
        #expect(body.cause == .breakdown)
        #expect(body.wrong == "lift stood still")
        #expect(body.minutes == 20)
        #expect(body.reason == .delight)
        #expect(command.send.isDryRun && command.send.again && command.global.json)
        #expect(command.global.color == .never)
    }

    @Test(
        "parses every verb",
        arguments: [
            "waive 75 drop-off fee", "give 20min walked her", "can 1500", "me", "whoami", "why",
            "hold 1500 laptop --by 10:00 --away 2d --until 3d", "settle 7K2M 1312.40",
            "release 7K2M", "repaid 7K2M 95", "undo 7K2M wrong room", "logout", "stories courier",
            "report 7K2M delighted she hugged me", "story 7K2M --share house", "show 7K2M",
            "list --limit 5 --before x --all", "login --url http://localhost --token-stdin",
        ]
    )
    func parsesVerbs(line: String) throws {
        let words = line.split(separator: " ").map { String($0) }
        let command = try LatitudeCommand.parseAsRoot(words)
        let verb = try #require(command as? any Verb)
        #expect(type(of: verb).name == words[0])
    }

    @Test(
        "answers a line that cannot be parsed with 64 on stderr",
        arguments: [
            ["spend"], ["report", "7K2M", "fine"], ["list", "--limit", "0"], ["nonsense"],
            ["spend", "5", "x", "--bogus"], ["give", "20min", "x", "--minutes", "5"],
            ["me", "--color", "pink"],
        ]
    )
    func usage(line: [String]) async {
        let result = await Desk(server: "http://127.0.0.1:1").run(line)
        #expect(result.code == 64)
        #expect(result.out.isEmpty)
        #expect(result.err.contains("Usage:"))
    }

    @Test("shows version and help on stdout", arguments: [["--version"], ["help", "spend"], []])
    func help(line: [String]) async {
        let result = await Desk().run(line)
        #expect(result.code == 0)
        #expect(!result.out.isEmpty)
        #expect(result.err.isEmpty)
    }

    @Test("gives every command a summary and an example")
    func everyCommandIsExplained() {
        let groups = LatitudeCommand.configuration.groupedSubcommands
        let commands = groups.flatMap(\.subcommands)
        #expect(commands.count == 44)
        for command in commands {
            #expect(!command.configuration.abstract.isEmpty)
            #expect(command.configuration.discussion.contains("Example:\n"))
        }
    }

    @Test("generates completions", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async {
        let result = await Desk().run(["--generate-completion-script", shell])
        #expect(result.code == 0)
        #expect(result.out.contains("repaid"))
    }
}
