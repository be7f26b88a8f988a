import { type Chapter, step } from './step.ts';

export const pictures: Chapter = {
  id: 'pictures',
  words: ['사진', 'Pictures'],
  steps: [
    step(
      'minji',
      [
        '보낼 주소를 받습니다. 결과 아래의 "예시 사진 보내기"를 누르면 그 주소로 사진이 갑니다.',
        'Asks where to send a picture. "Send the sample picture" below the result sends it there.',
      ],
      `mutation AskUpload($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {
  createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) {
    id
    url
    method
    headers { name value }
    expiresAt
  }
}`,
      {
        variables: { purpose: 'AVATAR', contentType: 'image/png', byteSize: '{{picture.bytes}}' },
        keep: { 'upload.id': 'createUpload.id' },
        sends: 'picture',
      },
    ),
    step(
      'minji',
      [
        '보낸 사진을 프로필에 씁니다. 여러 크기와 blurHash 가 생깁니다.',
        'Uses it for the profile: sizes and a blurHash are made.',
      ],
      `mutation UseAvatar($input: UpdateProfileInput!) {
  updateProfile(input: $input) { user { avatar { id url thumbnailUrl width height blurHash } } }
}`,
      { variables: { input: { avatarUploadId: '{{upload.id}}' } } },
    ),
  ],
};
