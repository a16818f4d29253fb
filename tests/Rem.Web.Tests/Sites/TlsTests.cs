using System.Net;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Sites;

/// <summary>Sites over TLS, with certificates from files.</summary>
public sealed class TlsTests
{
    private const string Site = """
        http sites:
          main:
            listen: 127.0.0.1:PORT
            hosts: [localhost]
            tls: {certificate: tls/main.pem, key: tls/main.key}
        http pages:
          index: {output: good}
          refused: {run: [{node facts: refused, as: found}], return: "${{ found }}"}
        """;

    [Fact]
    public async Task A_site_shows_its_certificate_and_has_browsers_stay_with_tls()
    {
        var made = TestCertificate.Make();
        await using var site = await StartAsync(made);
        using var client = new TlsClient(site);

        using var answer = await client.AskAsync("/");

        (await answer.Content.ReadAsStringAsync()).ShouldBe("good");
        client.Thumbprint.ShouldBe(made.Thumbprint);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldStartWith("max-age=");
    }

    [Fact]
    public async Task Fifty_requests_at_once_share_a_connection_of_http_2()
    {
        await using var site = await StartAsync(TestCertificate.Make());
        using var client = new TlsClient(site, version: HttpVersion.Version20);
        await client.GetAsync("/");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.AskAsync("/")));

        foreach (var answer in answers)
        {
            answer.Version.ShouldBe(HttpVersion.Version20);
            (await answer.Content.ReadAsStringAsync()).ShouldBe("good");
            answer.Dispose();
        }

        client.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_encrypt_gets_nothing_from_a_site_with_tls()
    {
        await using var site = await StartAsync(TestCertificate.Make());
        using var client = new TlsClient(site);

        (await RawClient.GetAsync(site.Port, "/")).ShouldBe((0, ""));

        (await client.GetAsync("/")).ShouldBe("good");
    }

    [Fact]
    public async Task Http_2_without_tls_is_refused_and_http_1_goes_on()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: good}");

        var (status, text) = await RawClient.SendAsync(site.Port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0");
        var (upgrade, _) = await RawClient.SendAsync(site.Port, $"GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {site.Token}\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

        status.ShouldBe(0, text);
        text.ShouldEndWith("\0\0\u0008\u0007\0\0\0\0\0\0\0\0\0\0\0\0\r", Case.Sensitive, "a frame GOAWAY for the reason 13: use HTTP/1.1");
        upgrade.ShouldBe(200, "an offer to upgrade may be left alone");
        (await site.GetAsync("/")).ShouldBe("good");
    }

    [Fact]
    public async Task Each_site_of_an_address_shows_its_own_certificate()
    {
        var (one, two) = (TestCertificate.Make(hosts: "one.test"), TestCertificate.Make(hosts: "two.test"));
        const string plan = """
            http sites:
              one: {listen: "127.0.0.1:PORT", hosts: [one.test], mounts: {/: one.yaml}, tls: {certificate: one.pem, key: one.key}}
              two: {listen: "127.0.0.1:PORT", hosts: ["*.test"], mounts: {/: two.yaml}, tls: {certificate: two.pem, key: two.key}}
            """;
        await using var site = await RunningSite.StartAsync(plan, ("one.pem", one.Certificate), ("one.key", one.Key), ("two.pem", two.Certificate), ("two.key", two.Key), ("one.yaml", "http pages: {index: one}"), ("two.yaml", "http pages: {index: two}"));

        foreach (var (host, text, certificate) in new[] { ("one.test", "one", one), ("two.test", "two", two), ("three.test", "two", two) })
        {
            using var client = new TlsClient(site, host);
            (await client.GetAsync("/")).ShouldBe(text);
            client.Thumbprint.ShouldBe(certificate.Thumbprint, host);
        }
    }

    [Theory]
    [InlineData("no certificate", "there is no certificate ", "tls/main.pem")]
    [InlineData("no key", "there is no key ", "tls/main.key")]
    [InlineData("a key for a certificate", "tls/main.pem holds no certificate in PEM", "-----BEGIN CERTIFICATE-----")]
    [InlineData("bytes for a certificate", "tls/main.pem holds no certificate in PEM", "-----BEGIN CERTIFICATE-----")]
    [InlineData("a certificate for a key", "tls/main.key holds no private key in PEM of the certificate ", "-----BEGIN PRIVATE KEY-----")]
    [InlineData("an encrypted key", "tls/main.key is encrypted", "openssl pkey")]
    [InlineData("the key of another", "tls/main.key is not that of the certificate ", "tls/main.pem")]
    [InlineData("an rsa key", "holds no private key in PEM of the certificate ", "tls/main.pem")]
    [InlineData("expired", "tls/main.pem held until 20", ", and it is 20")]
    [InlineData("not yet", "tls/main.pem holds from 20", ", and it is 20")]
    public async Task Files_that_cannot_be_used_are_refused_with_their_names_and_the_place(string what, string says, string and)
    {
        var made = TestCertificate.Make();
        (string, string)[] files = what switch
        {
            "no certificate" => [("tls/main.key", made.Key)],
            "no key" => [("tls/main.pem", made.Certificate)],
            "a key for a certificate" => [("tls/main.pem", made.Key), ("tls/main.key", made.Key)],
            "bytes for a certificate" => [("tls/main.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), ("tls/main.key", made.Key)],
            "a certificate for a key" => [("tls/main.pem", made.Certificate), ("tls/main.key", made.Certificate)],
            "an encrypted key" => [("tls/main.pem", made.Certificate), ("tls/main.key", made.EncryptedKey)],
            "the key of another" => [("tls/main.pem", made.Certificate), ("tls/main.key", TestCertificate.Make().Key)],
            "an rsa key" => [("tls/main.pem", made.Certificate), ("tls/main.key", System.Security.Cryptography.RSA.Create(2048).ExportPkcs8PrivateKeyPem())],
            "expired" => Files(TestCertificate.Make(from: -9, until: -1)),
            _ => Files(TestCertificate.Make(from: 1, until: 9)),
        };

        var error = await Should.ThrowAsync<Rem.Errors.PlanException>(() => RunningSite.StartAsync(Site, files));

        error.Finding.Code.ShouldBe(WebErrors.Certificate);
        error.Finding.At.ToString().ShouldEndWith("site.yaml:5:5");
        var whole = error.Message + " – " + error.Finding.Hint;
        whole.ShouldStartWith("'tls' of the site 'main': ");
        whole.ShouldContain(says, Case.Sensitive);
        whole.ShouldContain(and, Case.Sensitive);
        whole.ShouldNotContain("Parameter");
    }

    [Fact]
    public async Task A_renewed_certificate_is_taken_up_and_half_a_renewal_is_not()
    {
        var (old, renewed) = (TestCertificate.Make(), TestCertificate.Make());
        await using var site = await StartAsync(old);
        using var stays = new TlsClient(site);
        await stays.GetAsync("/");

        site.Folder.Write("tls/main.pem", renewed.Certificate);
        var told = "[]";
        for (var i = 0; i < 4000 && told == "[]"; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            told = await stays.GetAsync("/refused");
        }

        told.ShouldContain("is not that of the certificate");
        (await NewestAsync(site)).ShouldBe(old.Thumbprint);

        site.Folder.Write("tls/main.key", renewed.Key);
        await UntilAsync(site, renewed);
        for (var i = 0; i < 4000 && told != "[]"; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System); // it serves a moment before it is no longer refused
            told = await stays.GetAsync("/refused");
        }

        told.ShouldBe("[]");
        stays.Connections.ShouldBe(1, "who was there is not cut off");
    }

    [Fact]
    public async Task A_certificate_is_renewed_by_leading_a_link_elsewhere()
    {
        var (old, renewed) = (TestCertificate.Make(), TestCertificate.Make());
        using var store = new Folder();
        store.Write("1/pem", old.Certificate);
        store.Write("1/key", old.Key);
        store.Write("2/pem", renewed.Certificate);
        store.Write("2/key", renewed.Key);
        Directory.CreateSymbolicLink(store["now"], store["1"]);
        Directory.CreateSymbolicLink(store["next"], store["2"]);
        var plan = Site.Replace("tls/main.pem", "linked.pem", StringComparison.Ordinal).Replace("tls/main.key", store["now/key"], StringComparison.Ordinal);
        File.CreateSymbolicLink(store["linked.pem"], "now/pem");
        await using var site = await RunningSite.StartAsync(plan.Replace("linked.pem", store["linked.pem"], StringComparison.Ordinal));
        (await NewestAsync(site)).ShouldBe(old.Thumbprint);

        Directory.Move(store["now"], store["before"]);
        Directory.Move(store["next"], store["now"]);

        await UntilAsync(site, renewed);
    }

    [Fact]
    public async Task An_address_that_is_to_be_encrypted_from_now_on_answers_no_more_in_plain()
    {
        var made = TestCertificate.Make();
        const string pages = "\nhttp pages: {index: good}";
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: \"127.0.0.1:PORT\"}}" + pages, Files(made));
        (await site.GetAsync("/")).ShouldBe("good");

        site.Folder.Write("site.yaml", $"http sites: {{main: {{listen: \"127.0.0.1:{site.Port}\", tls: {{certificate: tls/main.pem, key: tls/main.key}}}}}}{pages}");

        await UntilAsync(site, made);
        (await RawClient.GetAsync(site.Port, "/")).ShouldBe((0, ""));
    }

    private static Task<RunningSite> StartAsync(TestCertificate made) => RunningSite.StartAsync(Site, Files(made));

    private static (string, string)[] Files(TestCertificate made) => [("tls/main.pem", made.Certificate), ("tls/main.key", made.Key)];

    private static async Task<string> NewestAsync(RunningSite site)
    {
        using var client = new TlsClient(site);
        try
        {
            await client.GetAsync("/");
        }
        catch (HttpRequestException)
        {
            // The address is being listened on anew, or not encrypted yet.
        }

        return client.Thumbprint;
    }

    private static async Task UntilAsync(RunningSite site, TestCertificate wanted)
    {
        var shown = "";
        for (var i = 0; i < 4000 && shown != wanted.Thumbprint; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            shown = await NewestAsync(site);
        }

        shown.ShouldBe(wanted.Thumbprint);
    }
}
