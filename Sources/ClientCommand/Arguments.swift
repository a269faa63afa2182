import Foundation
import Latitude

/// What was typed after the program's name.
enum Arguments {
    /// The process's arguments; throws `text_invalid` where one is not UTF-8.
    ///
    /// `CommandLine.arguments` would repair such text silently, and a name would be stored wrong.
    static func ofProcess() throws(Refusal) -> [String] {
        var arguments: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let pointer = CommandLine.unsafeArgv[index] else { break }
            guard let text = String(validatingCString: pointer) else {
                throw Refusal(.textInvalid, detail: "Argument \(index) is not UTF-8.")
            }
            arguments.append(text)
        }
        return arguments
    }

    /// The same line in a form the parser takes for what the user means.
    ///
    /// A number below zero is no option: a blank before it hides the hyphen from the parser and is
    /// trimmed by whoever reads the value, so that the amount gets its own sentence. `--color` may
    /// stand before the verb as well as after it.
    static func rewritten(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var leading: [String] = []
        while let first = rest.first, first == "--color" || first.hasPrefix("--color=") {
            let count = min(rest.count, first == "--color" ? 2 : 1)
            leading += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        // What is done with the desk stands after `desk` and is part of the verb.
        let isOfTwo = rest.first == "desk" && rest.dropFirst().first?.hasPrefix("-") == false
        let verb = rest.prefix(isOfTwo ? 2 : 1)
        guard !verb.isEmpty else { return leading }
        var line = verb + leading
        var isLiteral = false
        for argument in rest.dropFirst(verb.count) {
            isLiteral = isLiteral || argument == "--"
            line.append(!isLiteral && isNegativeNumber(argument) ? " \(argument)" : argument)
        }
        return Array(line)
    }

    private static func isNegativeNumber(_ argument: String) -> Bool {
        guard argument.hasPrefix("-") else { return false }
        let rest = argument.dropFirst().drop { $0 == "." || $0 == "," }
        return rest.first?.isNumber ?? false
    }
}
