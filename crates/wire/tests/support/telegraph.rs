//! Messages of the wire and mails, written by hand with their control characters.

/// An ANPA 1312 message: `heading` behind the format, `text` between STX and ETX.
pub(crate) fn anpa(priority: char, heading: &str, text: &str) -> Vec<u8> {
    format!(
        "\u{16}\u{16}\u{1}W2870\u{1f}asian\r\n{priority} i\u{13}\u{11} {heading} 11-24 0466\r\n\u{2}{text}\r\n\t   \
         \u{3}AP-WF-11-24-26 1509GMT<\r\n\u{c}\r\n\u{4}"
    )
    .into_bytes()
}

/// A whole ANPA 1312 story.
pub(crate) const STORY: &str = "^BC-Harbour-Bridge, 1st Ld-Writethru,466<\r\n^Bridge at the harbour opens<\r\n^AP Photo \
    XNP101<\r\n^(Eds: Updates. With AP Photos.)<\r\n^The bridge carries trams; cars are to follow in spring.<\r\n^By ADA \
    MENSAH=\r\n^Associated Press=\r\n\t   PORT ELM, Lakeland (AP) _ The bridge ``opened'' Tuesday _ at last.\r\nIt is 3{ \
    miles\r\nlong.\r\n \r\n\t   It has two\u{10}lanes.\r\n^Trams first=\r\n\u{8}^;Trams;Cars<\r\n\u{8}Morning;12;_<\r\n\t   \
    ___\r\n\t   MORE";

/// An IPTC 7901 message of an agency that is not dpa.
pub(crate) fn iptc(heading: &str, text: &[u8], trailer: &str) -> Vec<u8> {
    [
        b"\x16\x16\x01".as_slice(),
        heading.as_bytes(),
        b"\r\n\r\nHarbour/Traffic/\r\n\x02",
        text,
        b"\r\n\x03",
        trailer.as_bytes(),
        b"\r\n\x7f\r\n\x7f\x04\r\n",
    ]
    .concat()
}

/// A mail with these further header fields and this body.
pub(crate) fn mail(fields: &str, body: &str) -> Vec<u8> {
    format!(
        "Received: from mx.lakeland.example\r\nFrom: \"Lakeland News\" <desk@lakeland.example>\r\nTo: wire@vesper.example\r\n\
         Date: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <7.1@lakeland.example>\r\nMIME-Version: 1.0\r\n{fields}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A mail with a text in two forms, a picture and a ninjs document.
pub(crate) fn mail_with_parts() -> Vec<u8> {
    mail(
        "Subject: =?utf-8?Q?Br=C3=BCcke_er=C3=B6ffnet?=\r\nContent-Type: multipart/mixed; boundary=\"a b\"",
        "preamble\r\n--a b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; \
         charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDie Br=FCcke ist er=\r\n=F6ffnet.\r\n\r\n--=20\r\n\
         Ada Mensah\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Die <b>andere</b> Form</p>\r\n--c--\r\n--a b\r\nContent-Type: \
         image/jpeg; name=\"x/bridge.jpg\"\r\nContent-ID: <p1@lakeland>\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/\r\n4AA=\r\n\
         --a b--\r\nepilogue",
    )
}

/// Everything that is written here.
pub(crate) fn all() -> Vec<Vec<u8>> {
    vec![
        anpa('r', "BC-Harbour-Bridge 1stLd-Writethru", STORY),
        iptc(
            "lak014 4 pl 171 vvvvb LNA 061",
            b"Bridge opens =\r\n\r\nPort Elm (LNA) - It is open.",
            "241037 GMT Nov 26",
        ),
        mail_with_parts(),
        mail(
            "Subject: Bridge opens\r\nContent-Type: text/plain; format=flowed",
            "It is \r\nopen.\r\n-- \r\nAda\r\n",
        ),
    ]
}
