import Foundation
public import Latitude
public import LatitudeAPI

// Bills as the server keeps them.
extension LatitudeClient {
    /// Adds a file to an act.
    ///
    /// The same file for the same act is kept once, so nothing waits on disk for it: where the
    /// outcome stays unknown, the same line again settles it.
    public func addEvidence(
        _ file: EvidenceFile,
        to recovery: RecoveryReference
    ) async throws(Refused) -> Answer<Acknowledgement> {
        try await add(.file(Data(file.bytes), mediaType: file.type.rawValue), to: recovery)
    }

    /// Says that there is no file for an act, and why.
    public func addMissing(
        _ body: MissingBody,
        to recovery: RecoveryReference
    ) async throws(Refused) -> Answer<Acknowledgement> {
        try await add(.json(try json(of: body)), to: recovery)
    }

    /// What was added to an act, oldest first.
    public func evidence(
        of recovery: RecoveryReference
    ) async throws(Refused) -> Answer<EvidenceList> {
        try await read("GET", Routes.evidence(recovery))
    }

    /// A file that was added to an act, whole and of a known type.
    public func evidence(
        _ id: Identifier,
        of recovery: RecoveryReference
    ) async throws(Refused) -> EvidenceFile {
        let attempt = await exchange.attempt(
            "GET",
            Routes.after(recovery, .evidence, id: id),
            body: nil,
            accept: "image/*, application/pdf, application/problem+json",
            seconds: Self.fileSeconds
        )
        let body = try answer(to: attempt).body
        do throws(Refusal) {
            return try EvidenceFile(Array(body))
        } catch {
            throw notInForm
        }
    }

    /// Acts whose bill is missing, for finance.
    public func missingEvidence(
        _ request: MissingRequest
    ) async throws(Refused) -> Answer<MissingEvidenceList> {
        try await read("GET", Routes.missingEvidence + request.query)
    }

    /// Sends what is added, and once more where its outcome stays unknown.
    private func add(
        _ payload: Payload,
        to recovery: RecoveryReference
    ) async throws(Refused) -> Answer<Acknowledgement> {
        try await change(
            "PUT",
            Routes.after(recovery, .evidence, id: Identifier()),
            payload,
            seconds: Self.fileSeconds,
            attempts: 2
        )
    }

    /// What 10 MB may take on a slow line, beside the server's own 60 seconds.
    private static let fileSeconds: Int64 = 90
}

/// What of the missing bills to list.
public struct MissingRequest: Hashable, Sendable {
    /// The property's number; nil for all.
    public var property: Int64?
    /// How long they have been missing; nil for any time.
    public var age: EvidenceAge?
    /// How many acts at most, 1 to 200; nil for the server's 20.
    public var limit: Int?
    /// The `next` of the page before; nil for the first page.
    public var before: String?

    /// Everything, unless told otherwise.
    public init(
        property: Int64? = nil,
        age: EvidenceAge? = nil,
        limit: Int? = nil,
        before: String? = nil
    ) {
        (self.property, self.age, self.limit, self.before) = (property, age, limit, before)
    }

    /// The address's query with its question mark; empty when nothing is asked for.
    var query: String {
        var query = PageRequest(limit: limit, before: before).query
        let own = [("property", property.map { String($0) }), ("age", age?.rawValue)]
        for case (let name, let value?) in own {
            query += "\(query.isEmpty ? "?" : "&")\(name)=\(value)"
        }
        return query
    }
}
