import Hummingbird

/// Takes a query as the interface describes it, each value with 1 to 60 characters and no blanks
/// around: a program that has nothing to ask leaves the name out, where a page's filter sends an
/// untouched field empty.
struct StrictQuery: RouterMiddleware {
    func handle(
        _ request: Request,
        context: FinanceContext,
        next: (Request, FinanceContext) async throws -> Response
    ) async throws -> Response {
        for (name, value) in request.uri.queryParameters
        where value.isEmpty || value.unicodeScalars.count > 60 || value.first == " "
            || value.last == " "
        {
            throw PageQuery.unreadable(String(name))
        }
        return try await next(request, context)
    }
}
