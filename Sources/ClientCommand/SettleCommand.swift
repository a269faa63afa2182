import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude settle`: books the actual cost of a hold.
struct SettleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Book the actual cost of a hold; the rest is back at once.",
        discussion: """
            A hold settles once, for at most what was held; more is a further spend --for CODE.

            Example:
              latitude settle 7K2M 1312.40
            """
    )
    static let refusalLead = "Not settled"

    @Argument(help: "The hold's code.")
    var code: String

    @Argument(help: "What it cost.")
    var amount: String

    @Argument(help: "What was bought.")
    var words: [String] = []

    @Option(help: ArgumentHelp("Where the money came from.", valueName: "means"))
    var means: Means?

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        let step = AmountStep(code: code, amount: amount, words: words, means: means)
        try await Session.run(in: context) { session in
            try await session.follow(
                step,
                .settlement,
                verb: Self.name,
                send,
                json: global.json
            )
        }
    }
}

/// A step after an act that has an amount.
struct AmountStep {
    let code: String
    let amount: String
    let words: [String]
    let means: Means?

    /// The act to send, its sum in `home` unless it names a currency.
    ///
    /// Throws the first refusal of its form.
    func act(
        _ resource: Routes.Resource,
        verb: String,
        home: Currency,
        in session: Session
    ) throws(Refusal) -> Act {
        let reference = try CodeText.parse(code)
        let money = try AmountText.parse(amount, home: home)
        guard money.minor > 0 else { throw Refusal(.amountZero) }
        let body = AmountStepBody(
            amount: AmountBody(money),
            means: means,
            words: try WordsText.optional(words)
        )
        return try Act(
            after: reference,
            resource,
            body: body,
            verb: verb,
            login: session.login,
            madeAt: session.context.now()
        )
    }
}

extension Session {
    /// Sends a step with a sum.
    ///
    /// Whoever moved to a property with another currency follows an act in the act's own: a sum
    /// that names none is read again in it once the books say that it is another.
    func follow(
        _ step: AmountStep,
        _ resource: Routes.Resource,
        verb: String,
        _ send: SendOptions,
        json: Bool
    ) async throws {
        let home = login.profile.currency
        let act = try step.act(resource, verb: verb, home: home, in: self)
        do {
            try await follow(act, send, json: json)
        } catch let refused as RefusedAct
            where refused.refused.problem.refusalCode == .currencyOfFund
        {
            let reference = try CodeText.parse(step.code)
            guard let own = try? await client.recovery(reference).value.recovery.spent.currency,
                let again = try? step.act(resource, verb: verb, home: own, in: self),
                again.body != act.body
            else { throw refused }
            try refused.claimed.settle()
            try await follow(again, send, json: json)
        }
    }
}
