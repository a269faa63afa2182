import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import Messages
import NIOCore

/// A body answered with 200 as JSON with sorted keys, so that equal answers are equal bytes.
struct JSONAnswer<Body: Encodable>: ResponseGenerator {
    let body: Body

    init(_ body: Body) { self.body = body }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try WireCoding.encoder().encode(body)))
        )
    }
}

extension RequestContext {
    /// The id a client made for a step, from the address; throws `value_malformed` when it is none
    /// that a client may make.
    func madeIdentifier() throws -> Identifier { try identifier().madeByClient() }

    /// The id of something there already, from the address; throws `value_malformed` when it is
    /// none.
    func identifier() throws -> Identifier {
        guard let id = parameters.get("id").flatMap({ Identifier($0) }) else {
            throw Refusal(.valueMalformed, detail: "The id in the address is not a UUID.")
        }
        return id
    }

    /// The act named in the address by id or code; throws `unknown_code` when it can be neither.
    func reference() throws -> RecoveryReference {
        try .named(parameters.get("reference") ?? "")
    }
}

extension Identifier {
    /// Itself, where a client may make it.
    ///
    /// Throws `value_malformed` where not.
    func madeByClient() throws(Refusal) -> Identifier {
        guard isMadeByClient else {
            throw Refusal(.valueMalformed, sentence: Sentence("refusal.value_malformed.id_version"))
        }
        return self
    }
}
