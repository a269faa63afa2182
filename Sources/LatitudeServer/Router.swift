public import Hummingbird
import LatitudeAPI
import LatitudePages
public import LatitudeStore
import NIOCore
import Passphrase
import RateLimit
public import Vault

/// What the routes are made over.
public struct RouterParts: Sendable {
    /// The books in service.
    public var books: Books
    /// What signs cover notes; form tokens follow from it.
    public var signingKey: SigningKey
    /// The state in Prometheus' text format.
    public var metrics: @Sendable () -> String
    /// The names the server answers to, in lower case and without port.
    public var hostNames: Set<String>
    /// Requests one person may make in a minute.
    public var quota: Int
    /// Where the proxies are that are believed; empty without one.
    public var proxies: [AddressRange]
    /// Whether the server itself speaks TLS.
    public var isTLS: Bool
    /// What proves passphrases and PINs; tests count what it computes.
    var hasher = PassphraseHasher()

    /// The parts of a router.
    public init(
        books: Books,
        signingKey: SigningKey,
        metrics: @escaping @Sendable () -> String,
        hostNames: Set<String>,
        quota: Int = 600,
        proxies: [AddressRange] = [],
        isTLS: Bool = false
    ) {
        self.books = books
        self.signingKey = signingKey
        self.metrics = metrics
        self.hostNames = hostNames
        self.quota = quota
        self.proxies = proxies
        self.isTLS = isTLS
    }
}

/// Every route of the service, on one screen.
public func makeRouter(_ parts: RouterParts) -> Router<VisitorContext> {
    let books = parts.books
    let router = Router(context: VisitorContext.self, options: .autoGenerateHeadEndpoints)
    let writer = PageWriter(forms: FormGuard(parts.signingKey), name: HouseName(books.name))
    let (quota, places) = (PersonQuota(parts.quota), FilePlaces())
    addMiddleware(parts, quota: quota, pages: writer, to: router)
    let counting = WrongCodeMiddleware(wrongCodes: WrongCodes(employees: books.employees))
    let signIn = SignIn(signIns: books.signIns, desks: books.desks, hasher: parts.hasher)
    let policies = PolicyRoutes(policies: books.policies, signingKey: parts.signingKey)
    OperationRoutes(whyNotReady: { await books.whyNotReady() }, metrics: parts.metrics)
        .register(on: router)
    DeviceRoutes(devices: books.devices, quota: parts.quota).register(on: router)
    policies.register(on: router)

    let bearers = router.group("\(Routes.prefix)").add(middleware: counting)
        .group(context: BearerContext.self)
    registerBearers(books, counting.wrongCodes, signIn, on: bearers)

    let readers = bearers.group("")
        .add(middleware: SignInMiddleware(employees: books.employees, quota: quota))
        .group(context: EmployeeContext.self)
    MeRoutes(employees: books.employees).register(on: readers)
    ActRoutes(acts: books.acts).register(on: readers)
    LetterRoutes(letters: books.letters).register(on: readers)
    EvidenceRoutes(evidence: books.evidence, places: places).register(on: readers)
    TokenRoutes(signIns: books.signIns, signIn: signIn).register(on: readers)
    policies.register(on: readers)
    registerFinance(books, on: readers.group("", context: FinanceContext.self))
    registerManagers(books, on: readers.group("", context: ManagerContext.self))

    let pages = router.group("")
        .add(middleware: VisitMiddleware(employees: books.employees, quota: quota))
        .add(middleware: PageProblemMiddleware(writer: writer))
        .add(middleware: counting)
        .group(context: PageContext.self)
    SignInPages(writer: writer, signIn: signIn).register(on: pages)
    let members = pages.group("", context: MemberContext.self)
    DevicePages(writer: writer, devices: books.devices).register(on: members)
    SpendPages(writer: writer, books: books).register(on: members)
    RecoveryPages(writer: writer, acts: books.acts).register(on: members)
    ActPages(writer: writer, books: books).register(on: members)
    StoryPages(writer: writer, acts: books.acts, lineUp: books.lineUp).register(on: members)
    LetterPages(writer: writer, letters: books.letters).register(on: members)
    policies.register(on: members)
    BillPages(writer: writer, evidence: books.evidence, places: places).register(on: members)
    AccountPages(writer: writer, books: books, signIn: signIn).register(on: members)
    registerManagers(books, writer, on: members.group("", context: ManagerPageContext.self))
    registerFinance(books, writer, on: members.group("", context: FinancePageContext.self))
    StyleRoute().register(on: router)
    return router
}

/// What every request goes through, outermost first.
private func addMiddleware(
    _ parts: RouterParts,
    quota: PersonQuota,
    pages: PageWriter,
    to router: Router<VisitorContext>
) {
    router.addMiddleware {
        MetricsMiddleware()
        HeadMiddleware()
        PacingMiddleware()
        RequestLogMiddleware(isEncrypted: parts.isTLS || !parts.proxies.isEmpty)
        BearerMiddleware()
        QuotaMiddleware(quota: quota)
        ProblemMiddleware(methods: MethodTable(addresses + pageAddresses), pages: pages)
        ProxyMiddleware(proxies: parts.proxies, isTLS: parts.isTLS)
        HostMiddleware(names: parts.hostNames)
        RequestFormMiddleware()
        QuotaRefusal()
    }
}
