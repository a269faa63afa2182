public import Foundation
public import Latitude
public import LatitudeAPI
import Messages

/// The interface of a Latitude server as one employee sees it.
///
/// Reads throw `Refused`; acts answer an `ActOutcome`, because for them not knowing is a third end.
public struct LatitudeClient: Sendable {
    /// What a read answers: the value, and the server's JSON unchanged.
    public struct Answer<Value: Sendable>: Sendable {
        /// The value decoded.
        public let value: Value
        /// The server's JSON.
        public let body: Data
    }

    let server: ServerAddress
    let exchange: Exchange

    /// A client that opens its connection with the first request; nil asks as nobody.
    ///
    /// `certificates` is a file of certificates to trust in place of the system's; nil for the
    /// system's.
    public init(
        server: ServerAddress,
        token: Token?,
        userAgent: String,
        certificates: String? = nil
    ) {
        self.server = server
        exchange = Exchange(
            server: server,
            token: token,
            userAgent: userAgent,
            certificates: certificates
        )
    }

    /// Closes the connection; nothing may be asked afterwards.
    public func close() async { await exchange.close() }

    /// Who one is and what is left.
    public func me() async throws(Refused) -> Answer<Me> {
        try await read("GET", Routes.me)
    }

    /// One act, with its entries and what became of the guest.
    public func recovery(
        _ reference: RecoveryReference
    ) async throws(Refused) -> Answer<RecoveryDetail> {
        try await read("GET", Routes.recovery(reference))
    }

    /// One's own acts, newest first.
    public func recoveries(_ page: PageRequest) async throws(Refused) -> Answer<RecoveryList> {
        try await read("GET", Routes.recoveries + page.query)
    }

    /// The stories one may read, newest first.
    public func stories(_ page: PageRequest) async throws(Refused) -> Answer<StoryList> {
        try await read("GET", Routes.stories + page.query)
    }

    /// The letters of praise one was written, newest first.
    public func letters(_ page: PageRequest) async throws(Refused) -> Answer<LetterList> {
        try await read("GET", Routes.letters + page.query)
    }

    /// Whether an act could be booked now; books nothing.
    public func check(_ body: RecoveryBody) async throws(Refused) -> Answer<CheckAnswer> {
        try await read("POST", Routes.checks, body: json(of: body))
    }

    /// A body as it is sent.
    func json(of body: some Encodable) throws(Refused) -> String {
        guard let json = try? WireCoding.encoder().encode(body) else {
            throw Refused(Refusal(.valueMalformed))
        }
        return String(decoding: json, as: UTF8.self)
    }

    /// Sends an act, and once more where its outcome stays unknown: the id makes that safe.
    ///
    /// `mayBeBooked` says that an earlier process may have sent it; `attempts` is how often to send
    /// at most, 1 or 2.
    public func send(_ act: Act, mayBeBooked: Bool, attempts: Int) async -> ActOutcome {
        precondition(act.server == server.description, "an act is sent to its own server alone")
        var mayBeBooked = mayBeBooked
        var last = Refused.unsettled("\(server) did not answer.")
        for _ in 0..<attempts {
            switch await exchange.attempt(act.method, act.path, body: .json(act.body)) {
            case .answered(let reply):
                let verdict = ActVerdict(reply, act: act, server: server, mayBeBooked: mayBeBooked)
                switch verdict {
                case .booked: return .booked(ActAnswer(isBooked: true, body: reply.body))
                case .refused(let refused): return .refused(refused)
                case .unknown(let refused, let isWorthRepeating):
                    guard isWorthRepeating else {
                        return .unsettled(refused, isAway: reply.asksForPause)
                    }
                    last = refused
                }
            case .notSent(let reason):
                return mayBeBooked
                    ? .unsettled(.unsettled(reason), isAway: true) : .refused(.notSent(reason))
            case .unknown(let reason):
                last = .unsettled(reason)
            }
            mayBeBooked = true
        }
        return .unsettled(last, isAway: true)
    }

    /// Asks and decodes; `seconds` as in `Exchange.attempt`.
    func read<Value: Decodable & Sendable>(
        _ method: String,
        _ path: String,
        body: String? = nil,
        seconds: Int64? = nil
    ) async throws(Refused) -> Answer<Value> {
        let payload = body.map { Payload.json($0) }
        let attempt = await exchange.attempt(method, path, body: payload, seconds: seconds)
        return try decoded(try answer(to: attempt))
    }

    /// Changes something that no file waits for, and decodes the answer.
    ///
    /// `attempts` is how often to send at most where the outcome stays unknown, more than once only
    /// what is done once under one address; `way` is the way on where it stays so all the same.
    /// Throws `Refused`, unsettled where the books did not say what became of it.
    func change<Value: Decodable & Sendable>(
        _ method: String,
        _ path: String,
        _ payload: Payload? = nil,
        seconds: Int64? = nil,
        attempts: Int = 1,
        way: String = Messages.of(.en)("unsettled.again")
    ) async throws(Refused) -> Answer<Value> {
        var mayBeDone = false
        var last = Refused.unsettled("\(server) did not answer.", youCan: [way])
        for _ in 0..<attempts {
            switch await exchange.attempt(method, path, body: payload, seconds: seconds) {
            case .answered(let reply):
                guard (200..<300).contains(reply.status) else {
                    throw reply.refusedChange(by: server, mayBeDone: mayBeDone).going(on: way)
                }
                guard let answer: Answer<Value> = try? decoded(reply) else {
                    throw reply.refusedChange(by: server, mayBeDone: true).going(on: way)
                }
                return answer
            case .notSent(let reason):
                throw mayBeDone ? .unsettled(reason, youCan: [way]) : .notSent(reason)
            case .unknown(let reason):
                last = .unsettled(reason, youCan: [way])
            }
            mayBeDone = true
        }
        throw last
    }

    /// What a reply says.
    func decoded<Value: Decodable & Sendable>(_ reply: Reply) throws(Refused) -> Answer<Value> {
        guard let value = try? WireCoding.decoder().decode(Value.self, from: reply.body) else {
            throw notInForm
        }
        return Answer(value: value, body: reply.body)
    }

    /// The answer of an attempt that went well; throws what became of any other.
    func answer(to attempt: Attempt) throws(Refused) -> Reply {
        switch attempt {
        case .answered(let reply):
            guard (200..<300).contains(reply.status) else { throw reply.refused(by: server) }
            return reply
        case .notSent(let reason): throw .notSent(reason)
        case .unknown(let reason): throw Refused(Refusal(.serverAway, detail: reason))
        }
    }

    /// An answer somebody else than a Latitude server of this version must have given.
    public var notInForm: Refused {
        Refused(
            Refusal(
                .configuration,
                detail: "\(server) answered, but not in Latitude's form.",
                youCan: [
                    "check the address: latitude login",
                    "check that client and server are of one version",
                ]
            )
        )
    }
}

/// Which page of a list to ask for.
public struct PageRequest: Hashable, Sendable {
    /// How many at most, 1 to 200; nil for the server's 20.
    public var limit: Int?
    /// The `next` of the page before; nil for the first page.
    public var before: String?
    /// Words to search for; nil for no search.
    public var search: String?

    /// The one state of things to list, as the interface writes it; nil for all.
    public var state: String?

    /// The first page, unless told otherwise.
    public init(
        limit: Int? = nil,
        before: String? = nil,
        search: String? = nil,
        state: String? = nil
    ) {
        (self.limit, self.before, self.search, self.state) = (limit, before, search, state)
    }

    /// The address's query with its question mark; empty when nothing is asked for.
    var query: String {
        var items: [URLQueryItem] = []
        if let limit { items.append(URLQueryItem(name: "limit", value: String(limit))) }
        if let before { items.append(URLQueryItem(name: "before", value: before)) }
        if let search { items.append(URLQueryItem(name: "q", value: search)) }
        if let state { items.append(URLQueryItem(name: "state", value: state)) }
        guard !items.isEmpty else { return "" }
        var parts = URLComponents()
        parts.queryItems = items
        // A plus would be read as a blank by whoever follows the rules of forms.
        let query = parts.percentEncodedQuery ?? ""
        return "?" + query.replacing("+", with: "%2B")
    }
}
