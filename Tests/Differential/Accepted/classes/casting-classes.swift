// Covers: classes, inheritance, type-patterns
class Media { let name: String; init(_ name: String) { self.name = name } }
class Movie: Media { var director = "someone" }
class Song: Media { var artist: String; init(_ n: String, by a: String) { artist = a; super.init(n) } }
final class Single: Song {}
let library: [Media] = [Movie("M"), Song("S", by: "A"), Single("T", by: "B"), Media("plain")]
var counts = (movies: 0, songs: 0)
for item in library {
    if item is Movie { counts.movies += 1 } else if item is Song { counts.songs += 1 }
    switch item {
    case let single as Single: print("single", single.artist)
    case let song as Song: print("song", song.artist)
    case is Movie: print("movie")
    default: print("media", item.name)
    }
}
print(counts)
let songs = library.compactMap { $0 as? Song }
print(songs.map { $0.artist })
let upcast = songs[0] as Media
print(upcast.name, (upcast as! Song).artist, upcast as? Movie == nil)
let nothing: Media? = nil
print(nothing is Movie, (nothing as? Song)?.artist ?? "none")
let maybe: Media? = Single("U", by: "C")
print(maybe is Song, (maybe as? Song)?.artist ?? "none")
let any: Any = Movie("N")
print(any is Media, any is Song, (any as? Media)?.name ?? "-")
let objects: [AnyObject] = [Movie("O"), Song("P", by: "D")]
print(objects.filter { $0 is Song }.count)
