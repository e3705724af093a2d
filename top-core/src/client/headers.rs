//! The response headers that the client interprets: `Content-Encoding` and `Retry-After`.

use std::io::Write as _;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, RETRY_AFTER};

use super::transport::{Body, BoxFuture, Delivery, Response, TransportError};

/// Decodes the body by `Content-Encoding`, unless the transport has done it.
///
/// Transports decode only if the header is exactly `gzip`. This function also handles `GZIP`, `x-gzip` and lists such as
/// `identity, gzip`.
///
/// # Errors
///
/// The names of the codings, if there is any other than one `gzip`. They contain no secrets.
pub(super) fn decode_body(response: &mut Response) -> Result<(), String> {
    let mut codings = codings(&response.headers);
    codings.retain(|coding| !coding.is_empty() && coding != "identity");
    match &codings[..] {
        [] => return Ok(()),
        [one] if matches!(&one[..], "gzip" | "x-gzip") => {}
        _ => return Err(codings.iter().map(|coding| shown(coding)).collect::<Vec<_>>().join(", ")),
    }
    response.headers.remove(CONTENT_ENCODING);
    response.headers.remove(CONTENT_LENGTH);
    let encoded = std::mem::replace(&mut response.body, Box::new(EmptyBody));
    response.body =
        Box::new(Gunzip { encoded, piece: Bytes::new(), decoder: Some(MultiGzDecoder::new(Vec::new())) });
    Ok(())
}

fn codings(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(CONTENT_ENCODING).into_iter();
    let codings = values.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    codings.map(|coding| String::from_utf8_lossy(coding).trim().to_ascii_lowercase()).collect()
}

/// Returns the name of a coding for an error message. Other values are replaced, because a header may contain a secret.
fn shown(coding: &str) -> &str {
    let is_name = coding.len() <= 16 && coding.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_name { coding } else { "an unknown coding" }
}

/// Parses `Retry-After`: a number of seconds, or a date. Large numbers are limited to 136 years.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    /// Longer than any deadline, and small enough to be added to any time.
    const LONGEST: Duration = Duration::from_secs(u32::MAX as u64);
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.parse().map_or(LONGEST, Duration::from_secs).min(LONGEST));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default().min(LONGEST))
}

struct EmptyBody;

impl Body for EmptyBody {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async { Ok(None) })
    }
}

struct Gunzip {
    encoded: Box<dyn Body>,
    /// Encoded bytes that are not decoded yet.
    piece: Bytes,
    /// `None` after the end of the body.
    decoder: Option<MultiGzDecoder<Vec<u8>>>,
}

impl Gunzip {
    /// The number of encoded bytes per step. Small steps let the limit on the body size stop a decompression bomb: one
    /// kilobyte can decode to one megabyte.
    const STEP: usize = 1024;

    async fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        let broken = |error: std::io::Error| TransportError::caused_by(Delivery::Unknown, error);
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(None) };
            if self.piece.is_empty() {
                let Some(piece) = self.encoded.chunk().await? else {
                    let rest = self.decoder.take().map(MultiGzDecoder::finish);
                    let rest = rest.transpose().map_err(broken)?.unwrap_or_default();
                    return Ok((!rest.is_empty()).then(|| rest.into()));
                };
                self.piece = piece;
            }
            let step = self.piece.split_to(self.piece.len().min(Self::STEP));
            decoder.write_all(&step).map_err(broken)?;
            let text = std::mem::take(decoder.get_mut());
            if !text.is_empty() {
                return Ok(Some(text.into()));
            }
        }
    }
}

impl Body for Gunzip {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(self.next())
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn response(encoding: &[&str], body: impl Into<Bytes>) -> Response {
        let mut headers = HeaderMap::new();
        for value in encoding {
            headers.append(CONTENT_ENCODING, HeaderValue::from_str(value).unwrap());
        }
        Response::new(200, body).with_headers(headers)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    async fn read(mut response: Response) -> Result<Vec<u8>, String> {
        decode_body(&mut response)?;
        assert!(
            !response.headers.contains_key(CONTENT_ENCODING) || response.headers[CONTENT_ENCODING] != "gzip"
        );
        let mut body = Vec::new();
        while let Some(chunk) = response.body.chunk().await.map_err(|error| error.to_string())? {
            assert!(chunk.len() <= 2 << 20, "{} bytes at once", chunk.len());
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    #[tokio::test]
    async fn gzip_is_decoded_for_every_spelling_of_the_header() {
        for encoding in [&["GZIP"][..], &["x-gzip"], &[" X-GZip , identity"], &["identity", "gzip"]] {
            assert_eq!(read(response(encoding, gzip(b"{\"a\":1}"))).await.unwrap(), b"{\"a\":1}");
        }
        for encoding in [&[][..], &["identity"], &["Identity"], &[""], &["identity, IDENTITY"]] {
            assert_eq!(read(response(encoding, "{}")).await.unwrap(), b"{}");
        }
    }

    #[tokio::test]
    async fn other_codings_are_errors_with_their_names() {
        for (encoding, named) in [
            (&["br"][..], "br"),
            (&["gzip, gzip"], "gzip, gzip"),
            (&["gzip", "Zstd"], "gzip, zstd"),
            (&["6100canary2session2canary"], "an unknown coding"),
        ] {
            assert_eq!(read(response(encoding, "x")).await.unwrap_err(), named);
        }
    }

    #[tokio::test]
    async fn gzip_is_decoded_in_small_steps() {
        let bomb = gzip(&vec![0; 40 << 20]);
        assert!(bomb.len() < 64 << 10);
        assert_eq!(read(response(&["x-gzip"], bomb)).await.unwrap().len(), 40 << 20);
    }

    #[tokio::test]
    async fn broken_gzip_is_an_error() {
        let whole = gzip(b"a longer text that is cut off in the middle");
        for broken in [&b"{}"[..], &whole[..whole.len() - 9], &whole[..whole.len() / 2]] {
            assert!(read(response(&["x-gzip"], broken.to_vec())).await.is_err(), "{} bytes", broken.len());
        }
    }

    #[test]
    fn retry_after_is_parsed_as_seconds_or_as_a_date() {
        let wait = |text: &str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_str(text).unwrap())]);
            retry_after(&headers).map(|wait| wait.as_secs())
        };
        assert_eq!(wait(" 7 "), Some(7));
        let long = Some(u64::from(u32::MAX));
        assert_eq!(wait("18446744073709551615"), long);
        assert_eq!(wait("99999999999999999999999999"), long);
        assert_eq!(wait("Thu, 31 Dec 2099 23:59:59 GMT").map(|wait| wait > 1_000_000_000), Some(true));
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT"), Some(0));
        for absent in ["", "soon", "-1", "1.5"] {
            assert_eq!(wait(absent), None);
        }
    }
}
