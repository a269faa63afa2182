public import Latitude
public import Logging
public import Postgres
public import ServiceLifecycle

/// Group commit: money writes that arrive while a batch is at the database form the next batch.
///
/// Nothing waits on purpose: an idle queue sends one request at once. One batch is under way at a
/// time, on one connection; two gained nothing where batches share funds (see the decision page
/// “Group commit”). Each caller gets its own answer, and one poisoned request harms nobody else.
public actor RecoveryQueue: Service {
    private struct Waiting {
        let line: RequestLine
        let continuation: CheckedContinuation<Result<[AnswerLine], Refusal>, Never>
    }

    private let writer: ConnectionPool
    private let logger: Logger
    private var waiting: [Waiting] = []
    private var isRunning = true
    private let wakeUps: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// Most requests in one batch; beyond 64 a batch hardly gets cheaper by the request.
    static let largestBatch = 64
    /// Most requests waiting; the next is told to come back.
    static let mostWaiting = 1_024
    /// How often a batch is sent again after a deadlock or serialisation failure.
    static let mostAttempts = 5

    /// A queue over a pool of its own, of one connection.
    public init(writer: ConnectionPool, logger: Logger) {
        self.writer = writer
        self.logger = logger
        (wakeUps, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Sends batches until a graceful shutdown, then what still waits.
    public func run() async throws {
        await withGracefulShutdownHandler {
            for await _ in wakeUps { await drain() }
            await drain()
        } onGracefulShutdown: { [wake] in
            wake.finish()
        }
        isRunning = false
        for item in waiting.drained() { item.continuation.resume(returning: .failure(.away)) }
    }

    /// The answer to one request, a line per fund.
    ///
    /// Throws a refusal of the way, never of the books: `server_busy`, `server_away`,
    /// `outcome_unknown` or `internal`.
    func post(_ line: RequestLine) async throws(Refusal) -> [AnswerLine] {
        guard isRunning else { throw .away }
        guard waiting.count < Self.mostWaiting else { throw Refusal(.serverBusy) }
        let result = await withCheckedContinuation { continuation in
            waiting.append(Waiting(line: line, continuation: continuation))
            wake.yield()
        }
        return try result.get()
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(Self.largestBatch))
            waiting.removeFirst(batch.count)
            let results = await send(batch.map(\.line))
            for (item, result) in zip(batch, results) {
                item.continuation.resume(returning: result)
            }
        }
    }

    /// One result per line, in order.
    ///
    /// `mayBeBooked` says that the lines were sent before, and not answered.
    private func send(
        _ lines: [RequestLine],
        mayBeBooked: Bool = false
    ) async -> [Result<[AnswerLine], Refusal>] {
        var wasLost = mayBeBooked
        do {
            return try answers(of: await attempt(lines, wasLost: &wasLost), to: lines)
        } catch {
            if (error as? PostgresError)?.report != nil, lines.count > 1 {
                return await sendSingly(lines, after: error, mayBeBooked: wasLost)
            }
            let refusal = refusal(of: error, wasLost: wasLost)
            return lines.map { _ in .failure(refusal) }
        }
    }

    /// Item by item after an unexpected error, so that one poisoned item harms nobody.
    private func sendSingly(
        _ lines: [RequestLine],
        after error: any Error,
        mayBeBooked: Bool
    ) async -> [Result<[AnswerLine], Refusal>] {
        logger.warning(
            "a batch failed and is sent item by item",
            metadata: ["error": "\(Refusal.loggable(error))", "items": "\(lines.count)"]
        )
        var results: [Result<[AnswerLine], Refusal>] = []
        for line in lines { results += await send([line], mayBeBooked: mayBeBooked) }
        return results
    }

    /// Sends a batch; after a deadlock again, after a lost answer once more: ids make that safe.
    ///
    /// `wasLost` says afterwards whether an answer was lost: then only an answer of the books tells
    /// what became of the batch, and no error does.
    private func attempt(
        _ lines: [RequestLine],
        wasLost: inout Bool
    ) async throws -> [AnswerLine] {
        let statement = try PostRequests(lines)
        var isResent = false
        var attempts = 1
        while true {
            do throws(PostgresError) {
                return try await writer.run(statement)
            } catch {
                switch error {
                case .outcomeUnknown where !isResent:
                    (isResent, wasLost) = (true, true)
                    logger.warning("an answer was lost; the batch is sent once more")
                case .refused(let report)
                where report.sqlState.isRetryable && attempts < Self.mostAttempts:
                    attempts += 1
                    try await Task.sleep(for: .milliseconds(Int.random(in: 1...(10 << attempts))))
                default: throw error
                }
            }
        }
    }

    private func answers(
        of rows: [AnswerLine],
        to lines: [RequestLine]
    ) -> [Result<[AnswerLine], Refusal>] {
        var byPlace = [[AnswerLine]](repeating: [], count: lines.count)
        for row in rows where (1...lines.count).contains(row.place) {
            byPlace[row.place - 1].append(row)
        }
        return byPlace.map { rows in
            guard rows.isEmpty else { return .success(rows) }
            logger.error("the books gave no answer to a request")
            return .failure(Refusal(.internalFault))
        }
    }

    private func refusal(of error: any Error, wasLost: Bool) -> Refusal {
        let refusal = Refusal(fault: error)
        if refusal.code == .internalFault {
            logger.error("a request failed", metadata: ["error": "\(Refusal.loggable(error))"])
        } else if (error as? PostgresError)?.report?.sqlState.shortage != nil {
            logger.error(
                "the database takes nothing new",
                metadata: ["error": "\(Refusal.loggable(error))"]
            )
        }
        return wasLost ? Refusal(.outcomeUnknown) : refusal
    }
}

extension Refusal {
    static let away = Refusal(.serverAway, detail: "The database cannot be reached just now.")

    /// What a fault means for who asked: of the database what became of the request, else
    /// `internal`.
    public init(fault: any Error) {
        guard let error = fault as? PostgresError else {
            self.init(.internalFault)
            return
        }
        self.init(error)
    }

    /// What of a fault may be logged: of the database its codes, else its type; never values.
    public static func loggable(_ fault: any Error) -> String {
        (fault as? PostgresError)?.description ?? "\(type(of: fault))"
    }

    /// What a database error means for who asked; `internal` when it is a fault of ours.
    init(_ error: PostgresError) {
        switch error {
        case .outcomeUnknown: self.init(.outcomeUnknown)
        case .unreachable, .closed: self = .away
        case .deadlineExceeded, .poolExhausted: self.init(.serverBusy)
        case .refused(let report) where report.sqlState.meansOutcomeUnknown:
            self.init(.outcomeUnknown)
        case .refused(let report) where report.sqlState.shortage != nil:
            self.init(
                report.sqlState.isAway ? .serverAway : .serverBusy,
                sentence: report.sqlState.shortage
            )
        case .refused(let report) where report.sqlState.isTransient: self.init(.serverBusy)
        case .refused, .unexpectedResult: self.init(.internalFault)
        }
    }
}

extension Array {
    fileprivate mutating func drained() -> Self {
        defer { removeAll() }
        return self
    }
}
