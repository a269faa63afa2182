import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// The command line `latitude`.
@main
enum Program {
    /// Reads the process's own arguments and streams, runs one command and ends with its exit code.
    static func main() async {
        Exchange.useOneThread()
        let context = Context.ofProcess()
        do {
            let arguments = try Arguments.ofProcess()
            exit(await run(arguments, in: context))
        } catch {
            exit(tell(Refused(error), by: nil, in: context))
        }
    }

    /// Runs one command; the exit code is the catalogue's, or 64 for a line that cannot be parsed.
    ///
    /// `arguments` is what was typed, without the program's name.
    static func run(_ arguments: [String], in context: Context) async -> Int32 {
        let command: any ParsableCommand
        do {
            command = try LatitudeCommand.parseAsRoot(Arguments.rewritten(arguments))
        } catch {
            return tellUsage(error, in: context)
        }
        guard let verb = command as? any Verb else {
            // Help is left, asked for by leaving the verb out.
            var command = command
            do {
                try command.run()
            } catch {
                return tellUsage(error, in: context)
            }
            return 0
        }
        let console = context.console.colored(verb.global.color, environment: context.environment)
        let context = context.with(console, verb: type(of: verb).name)
        do {
            try await verb.run(in: context)
            return 0
        } catch let refusal as Refusal {
            return tell(Refused(refusal), by: verb, in: context)
        } catch let refused as Refused {
            return tell(refused, by: verb, in: context)
        } catch let act as RefusedAct {
            let code = tell(act.refused, by: verb, in: context)
            // Told and recorded: only now may the act be forgotten.
            try? act.claimed.settle()
            return code
        } catch let act as UnsettledAct {
            return tell(act.refused, by: verb, isKept: true, in: context)
        } catch let doubt as NotGenuine {
            return tell(doubt, json: verb.global.json, in: context)
        } catch is ReaderGone {
            // `latitude list | head`: nobody is left to be told.
            return 0
        } catch {
            let refusal = Refusal(.internalFault, detail: "\(type(of: error)).")
            return tell(Refused(refusal), by: verb, in: context)
        }
    }

    private static func tell(
        _ refused: Refused,
        by verb: (any Verb)?,
        isKept: Bool = false,
        in context: Context
    ) -> Int32 {
        let console = context.console
        do {
            if let verb, verb.global.json {
                try console.out.write(line: refused.json)
            } else {
                let card = ProblemView.card(refused.problem, lead: lead(of: refused, by: verb))
                try console.err.write(card.text(console.err.palette))
            }
            if isKept {
                try console.err.write(line: "The act is kept; the next command settles it.")
            }
        } catch {
            return refused.exitCode
        }
        if let verb, verb.isRemembered {
            let answer = LastAnswer(
                verb: type(of: verb).name,
                kind: refused.isUnsettled ? .unsettled : .problem,
                body: refused.body ?? Data(refused.json.utf8),
                cameAt: context.now()
            )
            // What was refused is told already; not being able to explain it later changes nothing.
            try? answer.store(in: StateDirectory(environment: context.environment))
        }
        return refused.exitCode
    }

    /// How the card of a refusal starts: a line that was not sent claims nothing of an act that the
    /// same line may have made before.
    private static func lead(of refused: Refused, by verb: (any Verb)?) -> String {
        if refused.isUnsettled { return ProblemView.unsettled }
        switch refused.problem.refusalCode {
        case .internalFault: return ProblemView.unsettled
        case .notSignedIn where refused.body == nil && verb?.isRemembered == true: return "Not sent"
        default: return verb.map { type(of: $0).refusalLead } ?? "Not done"
        }
    }

    private static func tell(_ doubt: NotGenuine, json: Bool, in context: Context) -> Int32 {
        let console = context.console
        do {
            if json {
                try console.out.write(line: doubt.json)
            } else {
                try console.err.write(doubt.card.text(console.err.palette))
            }
        } catch {
            return NotGenuine.exitCode
        }
        return NotGenuine.exitCode
    }

    private static func tellUsage(_ error: any Error, in context: Context) -> Int32 {
        let code = LatitudeCommand.exitCode(for: error)
        let text = LatitudeCommand.fullMessage(for: error)
        let stream = code.isSuccess ? context.console.out : context.console.err
        try? stream.write(line: text)
        return code.rawValue
    }
}

extension Refused {
    /// The server's own JSON, or that of a refusal of the command line's.
    var json: String {
        if let body { return String(decoding: body, as: UTF8.self) }
        let data = (try? WireCoding.encoder().encode(problem)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
