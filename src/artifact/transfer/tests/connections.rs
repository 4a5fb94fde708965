//! How a download connects: whom it trusts, and how often it connects again.

use super::*;

/// A server whose certificate nobody vouches for.
fn distrusted() -> String {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            drop(connection.complete_io(&mut stream));
        }
    });
    address
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_ends_it_at_once() {
    let bench = Bench::new();
    let fickle = Fickle::start(|_, _| Vec::new()).await;
    let address = distrusted();
    let asked = Arc::clone(&bench.links);
    let links = LinkSource::new(None, move || {
        asked.fetch_add(1, Ordering::Relaxed);
        let link = Secret::new(&format!("https://{address}/audio.wav?X-Amz-Signature=hushhush")).unwrap();
        async move { Ok(Offer::Link(link)) }
    });
    let error = bench.store.transfer(&Job { links, ..bench.job(&fickle) }, ()).await.unwrap_err();
    assert!(matches!(error, TransferError::Fault(Fault::Tls(_))), "{error:?}");
    assert!(!format!("{error:?}").contains("hushhush"), "{error:?}");
    assert_eq!(bench.links.load(Ordering::Relaxed), 1);
    bench.assert_no_file();
}

#[tokio::test]
async fn a_large_file_survives_drops_and_expired_links() {
    let object = Object::new(24 << 20, 4);
    let store = object.clone();
    let fickle = Fickle::start(move |asked, number| {
        if number % 5 == 4 {
            return Reply::error(403).whole();
        }
        let reply = store.answer(asked);
        let mut acts = vec![Act::Send(reply.head())];
        let end = reply.body.len().min(3 << 20);
        for part in 0..end.div_ceil(256 << 10) {
            let range = part * (256 << 10)..((part + 1) * (256 << 10)).min(end);
            acts.extend([Act::Send(reply.body.slice(range)), Act::Wait(Duration::from_millis(5))]);
        }
        acts
    })
    .await;
    let bench = Bench::new();
    let placed = bench.fetch(&fickle).await.unwrap();
    bench.assert_got(&placed, &object);
}
