public import Latitude
public import LatitudeAPI

extension LatitudeClient {
    /// What became of the guests of one's property, in sums; the mix of the last `months` months,
    /// 1 to 24, nil for the server's 12.
    public func outcomes(months: Int?) async throws(Refused) -> Answer<OutcomesAnswer> {
        try await read("GET", Routes.outcomes + (months.map { "?months=\($0)" } ?? ""))
    }

    /// What is open at one's property.
    public func today() async throws(Refused) -> Answer<TodayAnswer> {
        try await read("GET", Routes.today)
    }

    /// Chooses the story told today at one's property, and what is open there.
    public func choose(_ recovery: RecoveryReference) async throws(Refused) -> Answer<TodayAnswer> {
        let body = LineUpBody(recovery: recovery.description)
        return try await change("PUT", Routes.lineUp, .json(try json(of: body)))
    }

    /// Takes today's choice back.
    public func takeLineUpBack() async throws(Refused) -> Answer<TodayAnswer> {
        try await change("DELETE", Routes.lineUp)
    }

    /// What went wrong how often at one's property.
    public func causes() async throws(Refused) -> Answer<CausesAnswer> {
        try await read("GET", Routes.causes)
    }
}
