import Testing

@testable import LatitudeServer

@Suite("Who asks through proxies")
struct ProxyTests {
    private static let proxies = ["10.0.0.0/8", "fd00::/8", "192.0.2.7"]

    @Test(
        "is the last address that is no proxy of ours, with or without port and brackets",
        arguments: [
            (["203.0.113.9"], "203.0.113.9"),
            (["203.0.113.9:4711"], "203.0.113.9"),
            (["[2001:db8::1]:4711"], "2001:db8::1"),
            (["[2001:db8::1]"], "2001:db8::1"),
            (["2001:DB8::1"], "2001:db8::1"),
            (["\"[2001:db8::1]:4711\""], "2001:db8::1"),
            (["::ffff:203.0.113.9"], "203.0.113.9"),
            (["198.51.100.1, 203.0.113.9, 10.1.2.3"], "203.0.113.9"),
            (["198.51.100.1, 203.0.113.9", "[fd00::7]:80, 10.1.2.3"], "203.0.113.9"),
            (["10.9.9.9, 10.1.2.3"], "10.9.9.9"),
            (["203.0.113.9, unknown"], "10.0.0.1"),
            (["203.0.113.9:99999"], "10.0.0.1"),
            (["203.0.113.9, 10.1.2.3evil"], "10.0.0.1"),
            ([], "10.0.0.1"),
        ]
    )
    func sender(forwarded: [String], sender: String) throws {
        let middleware = ProxyMiddleware(
            proxies: Self.proxies.compactMap { AddressRange($0) },
            isTLS: false
        )
        let peer = try #require(NetworkAddress("10.0.0.1"))
        #expect(middleware.sender(behind: peer, forwarded).description == sender)
    }

    @Test(
        "come from a range as it is written",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.200", true),
            ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false),
            ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
            ("192.0.2.7", "::ffff:192.0.2.7", true), ("::/0", "10.0.0.1", false),
        ]
    )
    func ranges(range: String, address: String, isIn: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(NetworkAddress(address))) == isIn)
    }

    @Test(
        "have no address of another form",
        arguments: [
            "10.0.0.0/33", "fd00::/129", "10.0.0.7:80", "[::1]", "x", "", "10.0.0.0/", "/8",
        ]
    )
    func nonsense(text: String) { #expect(AddressRange(text) == nil) }
}
