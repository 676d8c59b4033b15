//! A service in a process of its own, to be killed: `carry DATA [DATABASE]` prints its address and answers until it ends.
#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_service::{Clock, Front, Place, Service, Settings};
use std::path::PathBuf;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = PathBuf::from(arguments.next().unwrap());
    let settings = Settings::read(&data).unwrap();
    let clock = Clock::File(data.join("clock"));
    let place = Place { data, database: arguments.next(), clock };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let service = match Service::open(settings, place).await {
            Ok(service) => service,
            Err(error) => {
                eprintln!("REFUSED {error}");
                std::process::exit(3);
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("http://{}", listener.local_addr().unwrap());
        service.serve(listener, Front::default(), std::future::pending()).await;
    });
}
