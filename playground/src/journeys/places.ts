import { type Chapter, step } from './step.ts';

export const places: Chapter = {
  id: 'places',
  words: ['장소와 후기', 'Places and reviews'],
  steps: [
    step(
      'minji',
      [
        '저장하기 전에 주소가 어디인지 봅니다. 지도 서비스가 없으면 비어 있습니다.',
        'Where an address is, before it is saved; empty without a map service.',
      ],
      `query Geocode($address: String!) {
  geocode(address: $address) { label location { latitude longitude } area { name } }
}`,
      { variables: { address: '제주 서귀포시 성산읍' } },
    ),
    step(
      'minji',
      ['장소를 더합니다.', 'Adds a place.'],
      `mutation AddPlace($input: CreatePlaceInput!) {
  createPlace(input: $input) { id name location { latitude longitude } area { name } }
}`,
      {
        variables: {
          input: {
            name: '성산일출봉',
            description: '해 뜨는 봉우리',
            address: '제주 서귀포시 성산읍',
            category: 'ATTRACTION',
            location: { latitude: 33.458, longitude: 126.942 },
          },
        },
        keep: { 'place.id': 'createPlace.id' },
      },
    ),
    step(
      'minji',
      ['고칩니다.', 'Changes it.'],
      `mutation ChangePlace($id: ID!, $input: UpdatePlaceInput!) {
  updatePlace(id: $id, input: $input) { id description editedAt }
}`,
      { variables: { id: '{{place.id}}', input: { description: '해 뜨는 봉우리. 새벽 다섯 시에 문을 엽니다.' } } },
    ),
    step(
      'nobody',
      ['가까운 곳부터.', 'The nearest first.'],
      `query NearPlaces($filter: PlaceFilter) {
  places(filter: $filter, sort: NEAREST, first: 5) { nodes { id name category distanceKm rating } }
}`,
      { variables: { filter: { near: { latitude: 33.45, longitude: 126.9, radiusKm: 50 } } } },
    ),
    step(
      'nobody',
      ['지도를 위해 모아서.', 'In clusters, for a map.'],
      `query Clusters($within: BoundsInput!, $zoom: Int!) {
  placeClusters(within: $within, zoom: $zoom) { count location { latitude longitude } place { id name } }
}`,
      { variables: { within: { south: 33, west: 126, north: 34, east: 127 }, zoom: 9 } },
    ),
    step(
      'jun',
      [
        '후기는 한 사람이 한 장소에 하나. 다시 쓰면 바뀝니다.',
        'One review a person and place; written again, it replaces.',
      ],
      `mutation Review($placeId: ID!, $stars: Int!, $text: String!) {
  writeReview(placeId: $placeId, stars: $stars, text: $text) {
    id
    stars
    place { rating reviewCount ratingHistogram }
  }
}`,
      {
        variables: { placeId: '{{place.id}}', stars: 5, text: '새벽에 오르세요' },
        keep: { 'review.id': 'writeReview.id' },
      },
    ),
    step(
      'minji',
      ['장소와 후기를 읽습니다.', 'Reads the place with its reviews.'],
      `query OnePlace($id: ID!) {
  place(id: $id) {
    name
    rating
    reviews(first: 5) { nodes { stars text author { nickname } } }
    viewerCan { update { allowed } delete { allowed message } review { allowed message } }
  }
}`,
      { variables: { id: '{{place.id}}' } },
    ),
    step(
      'jun',
      ['후기를 지웁니다.', 'Deletes the review.'],
      `mutation DeleteReview($id: ID!) {
  deleteReview(id: $id) { id rating reviewCount }
}`,
      { variables: { id: '{{review.id}}' } },
    ),
  ],
};
